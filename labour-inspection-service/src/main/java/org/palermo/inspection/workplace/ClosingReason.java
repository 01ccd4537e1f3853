package org.palermo.inspection.workplace;

/// Why work has ended at a workplace.
public enum ClosingReason {
    CEASED,
    MOVED_ABROAD,
    DEMOLISHED,
    NEVER_EXISTED,
    OTHER
}
