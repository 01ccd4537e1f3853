package org.palermo.inspection.workplace.imports;

/// How far the import of a list is.
public enum ListImportState {
    RECEIVING,
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
