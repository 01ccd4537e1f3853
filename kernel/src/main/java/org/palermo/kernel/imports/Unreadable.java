package org.palermo.kernel.imports;

/// A line that is not a valid row.
public record Unreadable<T>(Outcome.Rejected refused) implements Read<T> {
    public Unreadable(int row, String reason) {
        this(new Outcome.Rejected(row, reason));
    }
}
