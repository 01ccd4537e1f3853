package org.palermo.inspection.workplace;

/// Whether people work there, and whether it was merged into another record.
public enum WorkplaceState {
    OPEN,
    CLOSED,
    MERGED
}
