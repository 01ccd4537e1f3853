package org.palermo.referral.htcds.imports;

/// The state of an import.
public enum ImportState {
    /// The pieces of the file are being received.
    RECEIVING,
    /// The file is complete.
    QUEUED,
    /// The rows are being written.
    RUNNING,
    DONE,
    /// The file cannot be read after the last row; the rows before it were imported.
    FAILED,
    CANCELLED;

    boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
