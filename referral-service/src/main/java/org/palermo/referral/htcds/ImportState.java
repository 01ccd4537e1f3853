package org.palermo.referral.htcds;

/// Where an import stands.
public enum ImportState {
    /// Pieces of its file come.
    RECEIVING,
    /// The file is whole.
    QUEUED,
    /// Its rows are written.
    RUNNING,
    DONE,
    /// What is behind the last row can't be read; the rows before it are in.
    FAILED,
    CANCELLED;

    boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
