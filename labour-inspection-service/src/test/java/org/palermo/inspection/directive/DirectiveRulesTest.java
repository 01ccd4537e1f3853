package org.palermo.inspection.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.inspection.violation.AppealTerm;
import org.palermo.inspection.violation.DirectiveKind;

/// The rules of one order: each state with each action.
class DirectiveRulesTest {
    private static final LocalDate SERVED = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 4, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final LodgeAppeal LODGE = new LodgeAppeal(LocalDate.of(2026, 3, 5), null);
    /// Said apart from the code, so that a change of either is seen.
    private static final Map<DirectiveAction, Set<DirectiveState>> ALLOWED = Map.ofEntries(
            Map.entry(DirectiveAction.ISSUE, EnumSet.noneOf(DirectiveState.class)),
            Map.entry(DirectiveAction.EXTEND, EnumSet.of(DirectiveState.ISSUED)),
            Map.entry(DirectiveAction.LODGE_APPEAL, EnumSet.of(DirectiveState.ISSUED, DirectiveState.COMPLIED, DirectiveState.LIFTED)),
            Map.entry(DirectiveAction.DECIDE_APPEAL, EnumSet.of(DirectiveState.APPEALED)),
            Map.entry(DirectiveAction.COMPLY, EnumSet.of(DirectiveState.ISSUED, DirectiveState.APPEALED)),
            Map.entry(DirectiveAction.LIFT, EnumSet.of(DirectiveState.ISSUED, DirectiveState.APPEALED, DirectiveState.COMPLIED)),
            Map.entry(DirectiveAction.PLAN_FOLLOW_UP, EnumSet.of(DirectiveState.ISSUED, DirectiveState.APPEALED, DirectiveState.COMPLIED)),
            Map.entry(DirectiveAction.ADD_STEP, EnumSet.of(DirectiveState.ISSUED)),
            Map.entry(DirectiveAction.FINISH_STEP, EnumSet.of(DirectiveState.ISSUED, DirectiveState.APPEALED, DirectiveState.COMPLIED)),
            Map.entry(DirectiveAction.REPAY, EnumSet.of(DirectiveState.ISSUED, DirectiveState.APPEALED)),
            Map.entry(DirectiveAction.WITHDRAW_REPAYMENT, EnumSet.of(DirectiveState.APPEALED, DirectiveState.COMPLIED)));

    private static Directive issued() {
        return issued(DirectiveKind.IMPROVEMENT, true);
    }

    private static Directive issued(DirectiveKind kind, boolean suspends) {
        return new Directive(kind, DirectiveState.ISSUED, SERVED, kind == DirectiveKind.PROHIBITION ? null : DUE,
                Appeal.possible(new AppealTerm(21, suspends, "s", true), SERVED), null, null, null);
    }

    private static Directive in(DirectiveState state) {
        return switch (state) {
            case ISSUED -> issued();
            case APPEALED -> issued().lodgeAppeal(LODGE, TODAY);
            case COMPLIED -> issued().comply(TODAY, TODAY);
            case LIFTED -> issued().lift(LiftReason.REMEDIED, TODAY, TODAY);
            case QUASHED -> issued().lodgeAppeal(LODGE, TODAY).decideAppeal(AppealOutcome.QUASHED, TODAY, null, TODAY);
        };
    }

    private static Directive after(Directive order, DirectiveAction action) {
        return switch (action) {
            case EXTEND -> order.extend(DUE.plusDays(7));
            case LODGE_APPEAL -> order.lodgeAppeal(LODGE, TODAY);
            case DECIDE_APPEAL -> order.decideAppeal(AppealOutcome.UPHELD, TODAY, null, TODAY);
            case COMPLY -> order.comply(TODAY, TODAY);
            case LIFT -> order.lift(LiftReason.REMEDIED, TODAY, TODAY);
            case REPAY -> order.repay(TODAY, TODAY);
            case WITHDRAW_REPAYMENT -> order.withdrawRepayment();
            case ISSUE, PLAN_FOLLOW_UP, ADD_STEP, FINISH_STEP -> order.require(action);
        };
    }

    @ParameterizedTest
    @EnumSource(DirectiveState.class)
    void each_action_in_each_state(DirectiveState state) {
        assertEquals(state, in(state).state());
        for (DirectiveAction action : DirectiveAction.values()) {
            if (ALLOWED.get(action).contains(state)) {
                assertTrue(after(in(state), action).state() != null, action.name());
            } else {
                assertEquals(409, assertThrows(HttpProblem.class, () -> after(in(state), action), state + " " + action).getStatusCode());
            }
        }
    }

    @Test
    void the_states_that_follow() {
        assertEquals(DUE.plusDays(7), issued().extend(DUE.plusDays(7)).dueOn());
        assertEquals(DirectiveState.ISSUED, after(in(DirectiveState.APPEALED), DirectiveAction.DECIDE_APPEAL).state());
        assertEquals(DirectiveState.APPEALED, after(in(DirectiveState.APPEALED), DirectiveAction.COMPLY).state(), "stays appealed");
        assertEquals(DirectiveState.COMPLIED, after(after(in(DirectiveState.APPEALED), DirectiveAction.COMPLY), DirectiveAction.DECIDE_APPEAL).state());
        assertEquals(DirectiveState.COMPLIED, after(after(in(DirectiveState.COMPLIED), DirectiveAction.LODGE_APPEAL), DirectiveAction.DECIDE_APPEAL).state());
        Directive twice = after(in(DirectiveState.APPEALED), DirectiveAction.COMPLY);
        assertEquals(409, assertThrows(HttpProblem.class, () -> twice.comply(TODAY, TODAY)).getStatusCode());
        assertEquals(DUE.plusDays(3), in(DirectiveState.APPEALED).decideAppeal(AppealOutcome.VARIED, TODAY, DUE.plusDays(3), TODAY).dueOn());
    }

    /// An appeal that suspended the order may be decided after its last day: then there is a new one.
    @Test
    void a_new_last_day_when_an_appeal_is_decided() {
        for (AppealOutcome outcome : EnumSet.of(AppealOutcome.UPHELD, AppealOutcome.VARIED, AppealOutcome.WITHDRAWN)) {
            assertEquals(DUE.plusDays(3), in(DirectiveState.APPEALED).decideAppeal(outcome, TODAY, DUE.plusDays(3), TODAY).dueOn());
            assertEquals(DUE, in(DirectiveState.APPEALED).decideAppeal(outcome, TODAY, null, TODAY).dueOn());
        }
        assertEquals(400, assertThrows(HttpProblem.class, () -> in(DirectiveState.APPEALED).decideAppeal(AppealOutcome.QUASHED, TODAY, DUE.plusDays(3), TODAY)).getStatusCode());
        Directive prohibition = issued(DirectiveKind.PROHIBITION, false).lodgeAppeal(LODGE, TODAY);
        assertEquals(400, assertThrows(HttpProblem.class, () -> prohibition.decideAppeal(AppealOutcome.UPHELD, TODAY, DUE, TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> in(DirectiveState.APPEALED).decideAppeal(AppealOutcome.UPHELD, TODAY, SERVED.minusDays(1), TODAY)).getStatusCode());
    }

    @Test
    void an_order_that_was_lifted_as_remedied_can_be_appealed_against() {
        LocalDate late = SERVED.plusYears(5);
        Directive appealed = in(DirectiveState.LIFTED).lodgeAppeal(LODGE, TODAY);
        assertEquals(DirectiveState.LIFTED, appealed.state());
        assertFalse(appealed.isFinal(late), "pending");
        assertEquals(DirectiveState.LIFTED, appealed.decideAppeal(AppealOutcome.UPHELD, TODAY, null, TODAY).state());
        assertTrue(appealed.decideAppeal(AppealOutcome.UPHELD, TODAY, null, TODAY).isFinal(TODAY));
        assertEquals(DirectiveState.QUASHED, appealed.decideAppeal(AppealOutcome.QUASHED, TODAY, null, TODAY).state());
        Directive earlier = after(in(DirectiveState.APPEALED), DirectiveAction.LIFT);
        assertTrue(earlier.decideAppeal(AppealOutcome.WITHDRAWN, TODAY, null, TODAY).isFinal(TODAY), "lifted while the appeal was pending");
        Directive wrong = issued().lift(LiftReason.ISSUED_IN_ERROR, TODAY, TODAY);
        assertEquals(409, assertThrows(HttpProblem.class, () -> wrong.lodgeAppeal(LODGE, TODAY)).getStatusCode());
        assertEquals(409, assertThrows(HttpProblem.class, () -> in(DirectiveState.LIFTED).decideAppeal(AppealOutcome.UPHELD, TODAY, null, TODAY)).getStatusCode());
    }

    @Test
    void one_appeal_in_its_term_or_admitted_later() {
        Directive decided = after(in(DirectiveState.APPEALED), DirectiveAction.DECIDE_APPEAL);
        assertEquals(409, assertThrows(HttpProblem.class, () -> decided.lodgeAppeal(LODGE, TODAY)).getStatusCode());
        LocalDate last = SERVED.plusDays(21);
        LocalDate later = last.plusDays(30);
        assertEquals(DirectiveState.APPEALED, issued().lodgeAppeal(new LodgeAppeal(last, null), later).state());
        assertEquals(409, assertThrows(HttpProblem.class, () -> issued().lodgeAppeal(new LodgeAppeal(last.plusDays(1), null), later)).getStatusCode());
        assertTrue(issued().lodgeAppeal(new LodgeAppeal(last.plusDays(1), true), later).appeal().late());
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().lodgeAppeal(new LodgeAppeal(last, true), later)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().lodgeAppeal(new LodgeAppeal(SERVED.minusDays(1), null), later)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().lodgeAppeal(new LodgeAppeal(TODAY.plusDays(1), null), TODAY)).getStatusCode());
    }

    @Test
    void final_is_what_no_appeal_can_change_any_more() {
        LocalDate last = SERVED.plusDays(21);
        assertFalse(issued().isFinal(last), "on the last day somebody can still appeal");
        assertTrue(issued().isFinal(last.plusDays(1)));
        assertFalse(in(DirectiveState.APPEALED).isFinal(last.plusYears(5)), "pending");
        assertTrue(after(in(DirectiveState.APPEALED), DirectiveAction.DECIDE_APPEAL).isFinal(TODAY), "decided before the term was over");
        assertTrue(in(DirectiveState.APPEALED).decideAppeal(AppealOutcome.WITHDRAWN, TODAY, null, TODAY).isFinal(TODAY));
        assertFalse(in(DirectiveState.QUASHED).isFinal(last.plusYears(5)));
        assertFalse(in(DirectiveState.LIFTED).isFinal(last));
        assertTrue(in(DirectiveState.LIFTED).isFinal(last.plusDays(1)));
        assertFalse(issued().lift(LiftReason.ISSUED_IN_ERROR, TODAY, TODAY).isFinal(last.plusYears(5)));
        assertFalse(after(in(DirectiveState.APPEALED), DirectiveAction.LIFT).isFinal(last.plusYears(5)), "its appeal was never decided");
    }

    @Test
    void overdue_is_what_runs_after_its_last_day() {
        assertFalse(issued().isOverdue(DUE));
        assertTrue(issued().isOverdue(DUE.plusDays(1)));
        assertFalse(in(DirectiveState.APPEALED).isOverdue(DUE.plusDays(1)), "suspended");
        assertTrue(issued(DirectiveKind.IMPROVEMENT, false).lodgeAppeal(LODGE, TODAY).isOverdue(DUE.plusDays(1)), "not suspended");
        assertFalse(issued(DirectiveKind.IMPROVEMENT, false).lodgeAppeal(LODGE, TODAY).comply(TODAY, TODAY).isOverdue(DUE.plusDays(1)));
        assertFalse(issued(DirectiveKind.PROHIBITION, false).isOverdue(DUE.plusYears(1)), "a prohibition has no term");
        for (DirectiveState state : EnumSet.of(DirectiveState.COMPLIED, DirectiveState.LIFTED, DirectiveState.QUASHED)) {
            assertFalse(in(state).isOverdue(DUE.plusYears(1)), state.name());
        }
    }

    @Test
    void days_that_can_not_be_are_refused() {
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().extend(DUE)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().extend(SERVED.plusYears(3).plusDays(1))).getStatusCode());
        assertEquals(409, assertThrows(HttpProblem.class, () -> issued(DirectiveKind.PROHIBITION, false).extend(DUE)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().comply(TODAY.plusDays(1), TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> issued().lift(LiftReason.REMEDIED, SERVED.minusDays(1), TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> Directive.checkDue(DirectiveKind.PROHIBITION, SERVED, DUE)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> Directive.checkDue(DirectiveKind.PAYMENT, SERVED, null)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> Directive.checkDue(DirectiveKind.PAYMENT, SERVED, SERVED.minusDays(1))).getStatusCode());
    }
}
