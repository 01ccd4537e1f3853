package org.palermo.inspection.plan;

/// Why a planned visit is given up.
public enum CancelGround {
    WORKPLACE_CLOSED,
    VISITED_OTHERWISE,
    NOT_COMPETENT,
    PLANNED_TWICE,
    OTHER
}
