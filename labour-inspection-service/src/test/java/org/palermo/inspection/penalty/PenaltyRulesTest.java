package org.palermo.inspection.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.inspection.violation.AppealTerm;

/// The rules of one penalty: each state with each action.
class PenaltyRulesTest {
    private static final LocalDate SERVED = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 4, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final LodgeAppeal LODGE = new LodgeAppeal(LocalDate.of(2026, 3, 5), null);
    private static final Map<PenaltyAction, Set<PenaltyState>> ALLOWED = Map.of(
            PenaltyAction.PAY, EnumSet.of(PenaltyState.IMPOSED, PenaltyState.APPEALED),
            PenaltyAction.EXTEND, EnumSet.of(PenaltyState.IMPOSED),
            PenaltyAction.LODGE_APPEAL, EnumSet.of(PenaltyState.IMPOSED, PenaltyState.PAID),
            PenaltyAction.DECIDE_APPEAL, EnumSet.of(PenaltyState.APPEALED),
            PenaltyAction.CANCEL, EnumSet.of(PenaltyState.IMPOSED, PenaltyState.APPEALED));

    private static Penalty imposed() {
        return new Penalty(PenaltyState.IMPOSED, 1000, 0, SERVED, DUE, Appeal.possible(new AppealTerm(21, true, "s", true), SERVED), null, null);
    }

    private static Penalty in(PenaltyState state) {
        return switch (state) {
            case IMPOSED -> imposed();
            case APPEALED -> imposed().lodgeAppeal(LODGE, TODAY);
            case PAID -> imposed().pay(1000, TODAY, TODAY);
            case CANCELLED -> imposed().cancel(CancelReason.IMPOSED_IN_ERROR, TODAY, TODAY);
        };
    }

    private static Penalty after(Penalty penalty, PenaltyAction action) {
        return switch (action) {
            case PAY -> penalty.pay(400, TODAY, TODAY);
            case EXTEND -> penalty.extend(DUE.plusDays(1));
            case LODGE_APPEAL -> penalty.lodgeAppeal(LODGE, TODAY);
            case DECIDE_APPEAL -> penalty.decideAppeal(AppealOutcome.UPHELD, TODAY, null, null, TODAY);
            case CANCEL -> penalty.cancel(CancelReason.CANT_BE_COLLECTED, TODAY, TODAY);
        };
    }

    @ParameterizedTest
    @EnumSource(PenaltyState.class)
    void each_action_in_each_state(PenaltyState state) {
        assertEquals(state, in(state).state());
        for (PenaltyAction action : PenaltyAction.values()) {
            if (ALLOWED.get(action).contains(state)) {
                assertTrue(after(in(state), action).state() != null, action.name());
            } else {
                assertEquals(409, assertThrows(HttpProblem.class, () -> after(in(state), action), state + " " + action).getStatusCode());
            }
        }
    }

    @Test
    void what_is_paid_in_parts_is_paid_when_nothing_is_owed() {
        Random random = new Random(20261129);
        for (int i = 0; i < 2_000; i++) {
            Penalty penalty = imposed();
            long sum = 0;
            while (penalty.state() == PenaltyState.IMPOSED) {
                long part = 1 + random.nextInt(600);
                Penalty before = penalty;
                if (sum + part > 1000) {
                    assertEquals(400, assertThrows(HttpProblem.class, () -> before.pay(part, TODAY, TODAY)).getStatusCode());
                    continue;
                }
                penalty = penalty.pay(part, TODAY, TODAY);
                sum += part;
                assertEquals(sum, penalty.paid());
                assertEquals(sum == 1000, penalty.state() == PenaltyState.PAID);
            }
        }
    }

    @Test
    void what_an_appeal_leaves_is_owed() {
        Penalty appealed = in(PenaltyState.APPEALED).pay(400, TODAY, TODAY);
        assertEquals(PenaltyState.APPEALED, in(PenaltyState.APPEALED).pay(1000, TODAY, TODAY).state(), "stays appealed");
        assertEquals(PenaltyState.PAID, in(PenaltyState.APPEALED).pay(1000, TODAY, TODAY).decideAppeal(AppealOutcome.UPHELD, TODAY, null, null, TODAY).state());
        assertEquals(PenaltyState.IMPOSED, appealed.decideAppeal(AppealOutcome.VARIED, TODAY, 500L, null, TODAY).state());
        assertEquals(PenaltyState.PAID, appealed.decideAppeal(AppealOutcome.VARIED, TODAY, 400L, null, TODAY).state());
        assertEquals(PenaltyState.PAID, appealed.decideAppeal(AppealOutcome.VARIED, TODAY, 100L, null, TODAY).state(), "too much was paid");
        assertEquals(CancelReason.QUASHED, appealed.decideAppeal(AppealOutcome.QUASHED, TODAY, null, null, TODAY).cancelledFor());
        assertEquals(400, assertThrows(HttpProblem.class, () -> appealed.decideAppeal(AppealOutcome.VARIED, TODAY, null, null, TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> appealed.decideAppeal(AppealOutcome.VARIED, TODAY, 1000L, null, TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> appealed.decideAppeal(AppealOutcome.UPHELD, TODAY, 10L, null, TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> imposed().cancel(CancelReason.QUASHED, TODAY, TODAY)).getStatusCode());
    }

    @Test
    void the_appeal_of_a_penalty_that_cannot_be_collected_is_decided() {
        LocalDate later = TODAY.plusDays(1);
        Penalty cancelled = in(PenaltyState.APPEALED).cancel(CancelReason.CANT_BE_COLLECTED, TODAY, TODAY);
        assertFalse(cancelled.isFinal(TODAY.plusYears(5)));
        for (AppealOutcome outcome : EnumSet.of(AppealOutcome.UPHELD, AppealOutcome.WITHDRAWN)) {
            Penalty decided = cancelled.decideAppeal(outcome, later, null, null, later);
            assertEquals(PenaltyState.CANCELLED, decided.state());
            assertEquals(CancelReason.CANT_BE_COLLECTED, decided.cancelledFor());
            assertEquals(TODAY, decided.cancelledOn());
            assertTrue(decided.isFinal(later));
        }
        Penalty varied = cancelled.decideAppeal(AppealOutcome.VARIED, later, 0L, null, later);
        assertEquals(PenaltyState.CANCELLED, varied.state());
        assertEquals(0, varied.amount());
        Penalty quashed = cancelled.decideAppeal(AppealOutcome.QUASHED, later, null, null, later);
        assertEquals(PenaltyState.CANCELLED, quashed.state());
        assertEquals(CancelReason.QUASHED, quashed.cancelledFor());
        assertEquals(later, quashed.cancelledOn());
        assertFalse(quashed.isFinal(later.plusYears(5)));
        for (Penalty over : new Penalty[] {quashed, varied, imposed().cancel(CancelReason.CANT_BE_COLLECTED, TODAY, TODAY),
            in(PenaltyState.APPEALED).cancel(CancelReason.IMPOSED_IN_ERROR, TODAY, TODAY)}) {
            assertEquals(409, assertThrows(HttpProblem.class, () -> after(over, PenaltyAction.DECIDE_APPEAL)).getStatusCode());
        }
    }

    @Test
    void a_new_last_day_when_an_appeal_is_decided() {
        for (AppealOutcome outcome : EnumSet.of(AppealOutcome.UPHELD, AppealOutcome.WITHDRAWN)) {
            Penalty decided = in(PenaltyState.APPEALED).decideAppeal(outcome, TODAY, null, DUE.plusDays(9), TODAY);
            assertEquals(DUE.plusDays(9), decided.dueOn());
            assertFalse(decided.isOverdue(DUE.plusDays(9)));
            assertEquals(DUE, in(PenaltyState.APPEALED).decideAppeal(outcome, TODAY, null, null, TODAY).dueOn());
        }
        assertEquals(DUE.plusDays(9), in(PenaltyState.APPEALED).decideAppeal(AppealOutcome.VARIED, TODAY, 10L, DUE.plusDays(9), TODAY).dueOn());
        assertEquals(400, assertThrows(HttpProblem.class, () -> in(PenaltyState.APPEALED).decideAppeal(AppealOutcome.QUASHED, TODAY, null, DUE, TODAY)).getStatusCode());
        assertEquals(400, assertThrows(HttpProblem.class, () -> in(PenaltyState.APPEALED).decideAppeal(AppealOutcome.UPHELD, TODAY, null, SERVED.plusYears(4), TODAY)).getStatusCode());
    }

    @Test
    void more_time_is_later_and_within_three_years_of_service() {
        assertEquals(DUE.plusDays(1), imposed().extend(DUE.plusDays(1)).dueOn());
        assertEquals(SERVED.plusYears(3), imposed().extend(SERVED.plusYears(3)).dueOn());
        for (LocalDate day : new LocalDate[] {DUE, DUE.minusDays(1), SERVED.plusYears(3).plusDays(1)}) {
            assertEquals(400, assertThrows(HttpProblem.class, () -> imposed().extend(day)).getStatusCode());
        }
    }

    @Test
    void final_and_overdue() {
        LocalDate last = SERVED.plusDays(21);
        assertFalse(imposed().isFinal(last));
        assertTrue(imposed().isFinal(last.plusDays(1)));
        assertTrue(in(PenaltyState.PAID).isFinal(last.plusDays(1)));
        assertFalse(in(PenaltyState.APPEALED).isFinal(last.plusYears(5)));
        assertFalse(in(PenaltyState.CANCELLED).isFinal(last.plusYears(5)));
        assertTrue(imposed().cancel(CancelReason.CANT_BE_COLLECTED, TODAY, TODAY).isFinal(last.plusDays(1)));
        assertFalse(imposed().isOverdue(DUE));
        assertTrue(imposed().isOverdue(DUE.plusDays(1)));
        assertFalse(in(PenaltyState.PAID).isOverdue(DUE.plusDays(1)));
        assertFalse(in(PenaltyState.APPEALED).isOverdue(DUE.plusDays(1)));
    }
}
