package org.palermo.inspection.workplace;

/// What was done to the record of a workplace.
public enum WorkplaceChangeKind {
    EDITED,
    MOVED,
    CLOSED,
    REOPENED,
    MERGED,
    SPLIT
}
