package org.palermo.kernel.imports;

/// A line that is not a valid row.
public record InvalidRow<T>(RowOutcome.Rejected refused) implements LineResult<T> {
    public InvalidRow(int row, String reason) {
        this(new RowOutcome.Rejected(row, reason));
    }
}
