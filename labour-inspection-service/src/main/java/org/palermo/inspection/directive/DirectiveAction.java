package org.palermo.inspection.directive;

import java.util.Set;

/// The changes of an order, and the states in which each is possible.
public enum DirectiveAction {
    ISSUE(Set.of()),
    EXTEND(Set.of(DirectiveState.ISSUED)),
    LODGE_APPEAL(Set.of(DirectiveState.ISSUED, DirectiveState.COMPLIED, DirectiveState.LIFTED)),
    DECIDE_APPEAL(Set.of(DirectiveState.APPEALED, DirectiveState.LIFTED)),
    COMPLY(Set.of(DirectiveState.ISSUED, DirectiveState.APPEALED)),
    LIFT(Set.of(DirectiveState.ISSUED, DirectiveState.APPEALED, DirectiveState.COMPLIED)),
    PLAN_FOLLOW_UP(Set.of(DirectiveState.ISSUED, DirectiveState.APPEALED, DirectiveState.COMPLIED)),
    ADD_STEP(Set.of(DirectiveState.ISSUED)),
    FINISH_STEP(Set.of(DirectiveState.ISSUED, DirectiveState.APPEALED, DirectiveState.COMPLIED)),
    REPAY(Set.of(DirectiveState.ISSUED, DirectiveState.APPEALED)),
    WITHDRAW_REPAYMENT(Set.of(DirectiveState.APPEALED, DirectiveState.COMPLIED));

    private final Set<DirectiveState> from;

    DirectiveAction(Set<DirectiveState> from) {
        this.from = from;
    }

    boolean isAllowedIn(DirectiveState state) {
        return from.contains(state);
    }
}
