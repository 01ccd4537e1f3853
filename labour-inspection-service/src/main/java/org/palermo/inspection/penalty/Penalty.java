package org.palermo.inspection.penalty;

import java.time.LocalDate;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.kernel.problem.Problems;

/// The state of one penalty, with its rules. Each method returns the penalty after the change.
///
/// @param amount what is owed, in minor units
/// @param paid what was paid, in minor units; after an appeal that lowered the amount it may be more than this
/// @param cancelledFor null unless it was cancelled
record Penalty(PenaltyState state, long amount, long paid, LocalDate servedOn, LocalDate dueOn, Appeal appeal, LocalDate cancelledOn,
        CancelReason cancelledFor) {
    static final String COMPONENT = "penalty";
    private static final int MOST_YEARS = 3;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day that is not possible
    static void checkDue(LocalDate servedOn, LocalDate dueOn) {
        if (dueOn.isBefore(servedOn) || dueOn.isAfter(servedOn.plusYears(MOST_YEARS))) {
            throw Problems.invalid("dueOn", "must be between the day of service and three years after it");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the state does not allow it
    Penalty require(PenaltyAction action) {
        if (!action.isAllowedIn(state) || action == PenaltyAction.DECIDE_APPEAL && !canBeDecided()) {
            throw Problems.conflict(COMPONENT, "state", "This penalty is " + state + ": " + action + " is not possible.");
        }
        return this;
    }

    /// A penalty that can't be collected stays, so its appeal is decided all the same.
    private boolean canBeDecided() {
        return appeal.isPending() && cancelledFor != CancelReason.IMPOSED_IN_ERROR;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 in another state; 400 for a day that is not possible, and for more than is
    ///     owed
    Penalty pay(long part, LocalDate on, LocalDate today) {
        require(PenaltyAction.PAY);
        Appeal.requirePast("paidOn", on, servedOn, today);
        if (part == 0) {
            throw Problems.invalid("amount.minor", "must be more than zero");
        }
        if (part > amount - paid) {
            throw Problems.invalid("amount.minor", "must be at most what is still owed: " + Math.max(0, amount - paid));
        }
        long sum = paid + part;
        PenaltyState next = state == PenaltyState.IMPOSED && sum == amount ? PenaltyState.PAID : state;
        return new Penalty(next, amount, sum, servedOn, dueOn, appeal, cancelledOn, cancelledFor);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 in another state; 400 when the day is not later
    Penalty extend(LocalDate until) {
        require(PenaltyAction.EXTEND);
        if (!until.isAfter(dueOn) || until.isAfter(servedOn.plusYears(MOST_YEARS))) {
            throw Problems.invalid("dueOn", "must be after the current last day, and at most three years after the day of service");
        }
        return new Penalty(state, amount, paid, servedOn, until, appeal, cancelledOn, cancelledFor);
    }

    Penalty lodgeAppeal(LodgeAppeal said, LocalDate today) {
        require(PenaltyAction.LODGE_APPEAL);
        return new Penalty(PenaltyState.APPEALED, amount, paid, servedOn, dueOn, appeal.lodge(said, servedOn, today), cancelledOn,
                cancelledFor);
    }

    /// @param newAmount in minor units; given when the outcome is `VARIED`, otherwise null
    /// @param newDue the new last day, because the appeal suspended the penalty; or null. Null when it was quashed
    Penalty decideAppeal(AppealOutcome outcome, LocalDate on, Long newAmount, LocalDate newDue, LocalDate today) {
        require(PenaltyAction.DECIDE_APPEAL);
        boolean varied = outcome == AppealOutcome.VARIED;
        if (varied != (newAmount != null)) {
            throw Problems.invalid("amount",
                    varied ? "must be given: the amount after the appeal" : "must be left out, unless the amount was varied");
        }
        if (varied && newAmount >= amount) {
            throw Problems.invalid("amount.minor", "must be less than the amount before the appeal: " + amount);
        }
        if (newDue != null && outcome == AppealOutcome.QUASHED) {
            throw Problems.invalid("dueOn", "must be left out for a penalty that was quashed");
        }
        Appeal decided = appeal.decide(outcome, on, today);
        if (newDue != null) {
            checkDue(servedOn, newDue);
        }
        if (outcome == AppealOutcome.QUASHED) {
            return new Penalty(PenaltyState.CANCELLED, amount, paid, servedOn, dueOn, decided, on, CancelReason.QUASHED);
        }
        long owed = varied ? newAmount : amount;
        LocalDate due = newDue == null ? dueOn : newDue;
        PenaltyState stands = paid >= owed ? PenaltyState.PAID : PenaltyState.IMPOSED;
        PenaltyState next = cancelledFor == null ? stands : state;
        return new Penalty(next, owed, paid, servedOn, due, decided, cancelledOn, cancelledFor);
    }

    Penalty cancel(CancelReason reason, LocalDate on, LocalDate today) {
        require(PenaltyAction.CANCEL);
        if (reason == CancelReason.QUASHED) {
            throw Problems.invalid("reason", "must be IMPOSED_IN_ERROR or CANT_BE_COLLECTED; QUASHED follows from an appeal");
        }
        Appeal.requirePast("on", on, servedOn, today);
        return new Penalty(PenaltyState.CANCELLED, amount, paid, servedOn, dueOn, appeal, on, reason);
    }

    boolean isOverdue(LocalDate today) {
        boolean runs = state == PenaltyState.IMPOSED || state == PenaltyState.APPEALED && !appeal.suspends();
        return runs && paid < amount && today.isAfter(dueOn);
    }

    /// Whether no appeal can change it any more, and it was neither quashed nor imposed in error.
    boolean isFinal(LocalDate today) {
        boolean stands = state != PenaltyState.APPEALED
                && (state != PenaltyState.CANCELLED || cancelledFor == CancelReason.CANT_BE_COLLECTED);
        return stands && appeal.isOver(today);
    }
}
