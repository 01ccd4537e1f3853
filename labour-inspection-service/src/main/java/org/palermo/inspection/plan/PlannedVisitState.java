package org.palermo.inspection.plan;

/// How far a planned visit has come.
public enum PlannedVisitState {
    PLANNED,
    ASSIGNED,
    ACCEPTED,
    OPENED,
    CLOSED,
    CANCELLED;

    /// Whether it can still be moved, assigned to somebody else, or cancelled.
    boolean isAhead() {
        return this == PLANNED || this == ASSIGNED || this == ACCEPTED;
    }
}
