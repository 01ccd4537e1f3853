package org.palermo.portal.morning;

/// A number of people, as shown on the page.
///
/// @param hidden suppressed because the number is small, or because a small one could be computed from it
public record Figure(long number, boolean hidden) {

    public static Figure of(Long number) {
        return new Figure(number == null ? 0 : number, number == null);
    }

    public boolean isSomething() {
        return hidden || number > 0;
    }

    /// For sorting: a hidden figure counts as 1, because it is not zero and never large.
    long rank() {
        return hidden ? 1 : number;
    }
}
