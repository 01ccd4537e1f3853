package org.palermo.inspection.workplace;

/// Whether people work there, and whether another record stands for this one.
public enum WorkplaceState {
    OPEN,
    CLOSED,
    MERGED
}
