package org.palermo.inspection.penalty;

import java.util.Set;

/// What happens to a penalty, and in which states it may.
enum PenaltyAction {
    PAY(Set.of(PenaltyState.IMPOSED, PenaltyState.APPEALED)),
    LODGE_APPEAL(Set.of(PenaltyState.IMPOSED, PenaltyState.PAID)),
    DECIDE_APPEAL(Set.of(PenaltyState.APPEALED)),
    CANCEL(Set.of(PenaltyState.IMPOSED, PenaltyState.APPEALED));

    private final Set<PenaltyState> from;

    PenaltyAction(Set<PenaltyState> from) {
        this.from = from;
    }

    boolean isAllowedIn(PenaltyState state) {
        return from.contains(state);
    }
}
