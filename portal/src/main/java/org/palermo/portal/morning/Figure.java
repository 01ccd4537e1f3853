package org.palermo.portal.morning;

/// A number of people, as shown.
///
/// @param hidden it may not show: it is small, or a small one could be computed from it
public record Figure(long number, boolean hidden) {

    public static Figure of(Long number) {
        return new Figure(number == null ? 0 : number, number == null);
    }

    public boolean isSomething() {
        return hidden || number > 0;
    }

    /// For sorting: what may not show is something, and never much.
    long rank() {
        return hidden ? 1 : number;
    }
}
