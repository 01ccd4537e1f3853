package org.palermo.inspection.plan;

/// Which planned visits a list has: all that are still to be made, all that are over, or those in one state.
enum PlannedVisitFilter {
    /// Planned, assigned, accepted or open.
    TO_DO(null, false),
    /// Done or given up.
    FINISHED(null, true),
    PLANNED(PlannedVisitState.PLANNED, false),
    ASSIGNED(PlannedVisitState.ASSIGNED, false),
    ACCEPTED(PlannedVisitState.ACCEPTED, false),
    OPENED(PlannedVisitState.OPENED, false),
    CLOSED(PlannedVisitState.CLOSED, true),
    CANCELLED(PlannedVisitState.CANCELLED, true);

    private final PlannedVisitState state;
    private final boolean over;

    PlannedVisitFilter(PlannedVisitState state, boolean over) {
        this.state = state;
        this.over = over;
    }

    /// Null when it means several states.
    PlannedVisitState state() {
        return state;
    }

    /// Whether nothing is to be done for them any more. Then the latest come first, else those that are due first.
    boolean isOver() {
        return over;
    }
}
