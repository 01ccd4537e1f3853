package org.palermo.inspection.plan;

/// What happens to a planned visit.
public enum PlanStepKind {
    PLANNED,
    ASSIGNED,
    ACCEPTED,
    MOVED,
    /// Who goes with the inspectors was changed.
    COMPANIONS,
    OPENED,
    CLOSED,
    CANCELLED
}
