package org.palermo.inspection.plan;

/// What happens to a planned visit.
public enum PlanStepKind {
    PLANNED,
    ASSIGNED,
    ACCEPTED,
    MOVED,
    /// Who goes with the inspectors was changed.
    COMPANIONS,
    /// The visit was recorded at the wrong workplace and moved to another one.
    WORKPLACE,
    OPENED,
    CLOSED,
    CANCELLED
}
