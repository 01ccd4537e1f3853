package org.palermo.kernel.imports;

/// A line that no row could be made of.
public record Unreadable<T>(Outcome.Rejected refused) implements Read<T> {
    public Unreadable(int row, String reason) {
        this(new Outcome.Rejected(row, reason));
    }
}
