package org.palermo.inspection.workplace.duplicate;

/// What an inspector decided about two workplaces that may be the same.
public enum DuplicateState {
    OPEN,
    NOT_SAME,
    MERGED
}
