package org.palermo.inspection.penalty;

import java.util.Set;

/// The changes of a penalty, and the states in which each is possible.
enum PenaltyAction {
    PAY(Set.of(PenaltyState.IMPOSED, PenaltyState.APPEALED)),
    EXTEND(Set.of(PenaltyState.IMPOSED)),
    LODGE_APPEAL(Set.of(PenaltyState.IMPOSED, PenaltyState.PAID)),
    DECIDE_APPEAL(Set.of(PenaltyState.APPEALED, PenaltyState.CANCELLED)),
    CANCEL(Set.of(PenaltyState.IMPOSED, PenaltyState.APPEALED));

    private final Set<PenaltyState> from;

    PenaltyAction(Set<PenaltyState> from) {
        this.from = from;
    }

    boolean isAllowedIn(PenaltyState state) {
        return from.contains(state);
    }
}
