package org.palermo.kernel.imports;

/// The outcome of one row.
public sealed interface RowOutcome {
    int row();

    /// A new record was created.
    ///
    /// @param note which part of the row was left out and why, or null
    record Imported(int row, String note) implements RowOutcome {
        public Imported(int row) {
            this(row, null);
        }
    }

    /// The row matches an existing record.
    ///
    /// @param note which part of the row was left out and why, or null
    record Matched(int row, String note) implements RowOutcome {
        public Matched(int row) {
            this(row, null);
        }
    }

    /// The row was refused; `reason` says why without repeating its content.
    ///
    /// @param row the number of the row in the file, from 1
    /// @param reason why, without the content of the row
    record Rejected(int row, String reason) implements RowOutcome {}
}
