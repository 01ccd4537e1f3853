package org.palermo.inspection.plan;

/// Why a planned visit is cancelled.
public enum CancelGround {
    WORKPLACE_CLOSED,
    VISITED_OTHERWISE,
    NOT_COMPETENT,
    PLANNED_TWICE,
    OTHER
}
