package org.palermo.kernel.imports;

/// What became of one row.
public sealed interface Outcome {
    int row();

    /// A new record was made.
    ///
    /// @param note what of the row was left out and why, or null
    record Imported(int row, String note) implements Outcome {
        public Imported(int row) {
            this(row, null);
        }
    }

    /// It is the same as a record that is there already.
    record Matched(int row) implements Outcome {}

    /// It could not be taken; `reason` says why without repeating what it held.
    record Rejected(int row, String reason) implements Outcome {}
}
