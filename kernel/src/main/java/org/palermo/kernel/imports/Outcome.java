package org.palermo.kernel.imports;

/// What became of one row.
public sealed interface Outcome {
    int row();

    /// A new record was made.
    record Imported(int row) implements Outcome {}

    /// It is the same as a record that is there already.
    record Matched(int row) implements Outcome {}

    /// It could not be taken; `reason` says why without repeating what it held.
    record Rejected(int row, String reason) implements Outcome {}
}
