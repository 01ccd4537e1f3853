package org.palermo.inspection.directive;

import java.time.LocalDate;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.kernel.problem.Problems;

/// The state of one order, with its rules. Each method returns the order after the change.
///
/// @param dueOn the last day to comply; null for a prohibition, which applies at once
/// @param compliedOn null until it was complied with, also while an appeal is pending
/// @param liftedFor null unless it was lifted. An order that was lifted as remedied can still be appealed against: it then stays lifted,
///     and is not final
record Directive(DirectiveKind kind, DirectiveState state, LocalDate servedOn, LocalDate dueOn, Appeal appeal, LocalDate compliedOn,
        LocalDate liftedOn, LiftReason liftedFor) {
    static final String COMPONENT = "directive";
    private static final int MOST_YEARS = 3;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the state does not allow it
    Directive require(DirectiveAction action) {
        if (!action.isAllowedIn(state)) {
            throw Problems.conflict(COMPONENT, "state", "This order is " + state + ": " + action + " is not possible.");
        }
        return this;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the day is missing, superfluous or can't be
    static void checkDue(DirectiveKind kind, LocalDate servedOn, LocalDate dueOn) {
        if ((kind == DirectiveKind.PROHIBITION) != (dueOn == null)) {
            throw Problems.invalid("dueOn",
                    dueOn == null ? "must be given: the last day to comply" : "must be left out: a prohibition applies at once");
        }
        if (dueOn != null && (dueOn.isBefore(servedOn) || dueOn.isAfter(servedOn.plusYears(MOST_YEARS)))) {
            throw Problems.invalid("dueOn", "must be between the day of service and three years after it");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for a prohibition and in another state; 400 when the day is not later
    Directive extend(LocalDate until) {
        require(DirectiveAction.EXTEND);
        if (dueOn == null) {
            throw Problems.conflict(COMPONENT, "no-term", "A prohibition has no last day.");
        }
        if (!until.isAfter(dueOn) || until.isAfter(servedOn.plusYears(MOST_YEARS))) {
            throw Problems.invalid("dueOn", "must be after the current last day, and at most three years after the day of service");
        }
        return new Directive(kind, state, servedOn, until, appeal, compliedOn, liftedOn, liftedFor);
    }

    Directive lodgeAppeal(LodgeAppeal said, LocalDate today) {
        require(DirectiveAction.LODGE_APPEAL);
        if (liftedFor == LiftReason.ISSUED_IN_ERROR) {
            throw Problems.conflict(COMPONENT, "lifted-in-error",
                    "This order was lifted because it was issued in error. No appeal against it is possible.");
        }
        return with(liftedFor == null ? DirectiveState.APPEALED : DirectiveState.LIFTED, appeal.lodge(said, servedOn, today));
    }

    /// @param newDue the new last day, because the appeal suspended the order or varied its term; or null. Null when it was quashed
    Directive decideAppeal(AppealOutcome outcome, LocalDate on, LocalDate newDue, LocalDate today) {
        require(DirectiveAction.DECIDE_APPEAL);
        if (!appeal.isPending()) {
            throw Problems.conflict(COMPONENT, "no-appeal", "No appeal against this order is pending.");
        }
        if (newDue != null && (outcome == AppealOutcome.QUASHED || dueOn == null)) {
            throw Problems.invalid("dueOn", "must be left out if the order was quashed or is a prohibition");
        }
        Appeal decided = appeal.decide(outcome, on, today);
        if (newDue != null) {
            checkDue(kind, servedOn, newDue);
        }
        DirectiveState stands = liftedFor != null ? DirectiveState.LIFTED
                : compliedOn == null ? DirectiveState.ISSUED : DirectiveState.COMPLIED;
        DirectiveState next = outcome == AppealOutcome.QUASHED ? DirectiveState.QUASHED : stands;
        return new Directive(kind, next, servedOn, newDue == null ? dueOn : newDue, decided, compliedOn, liftedOn, liftedFor);
    }

    /// Complied with, because the claims on which it is based are paid in full.
    Directive repay(LocalDate on, LocalDate today) {
        return require(DirectiveAction.REPAY).complied(on, today);
    }

    /// No longer complied with, because a payment was recorded by mistake.
    Directive withdrawRepayment() {
        require(DirectiveAction.WITHDRAW_REPAYMENT);
        return new Directive(kind, state == DirectiveState.COMPLIED ? DirectiveState.ISSUED : state, servedOn, dueOn, appeal, null,
                liftedOn, liftedFor);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 in another state, and when it was complied with before
    Directive comply(LocalDate on, LocalDate today) {
        return require(DirectiveAction.COMPLY).complied(on, today);
    }

    private Directive complied(LocalDate on, LocalDate today) {
        if (compliedOn != null) {
            throw Problems.conflict(COMPONENT, "complied-before", "The compliance with this order is already recorded.");
        }
        Appeal.requirePast("on", on, servedOn, today);
        return new Directive(kind, state == DirectiveState.APPEALED ? state : DirectiveState.COMPLIED, servedOn, dueOn, appeal, on,
                liftedOn, liftedFor);
    }

    Directive lift(LiftReason reason, LocalDate on, LocalDate today) {
        require(DirectiveAction.LIFT);
        Appeal.requirePast("on", on, servedOn, today);
        return new Directive(kind, DirectiveState.LIFTED, servedOn, dueOn, appeal, compliedOn, on, reason);
    }

    /// Whether its last day has passed without compliance. An appeal that suspends the order stops the term.
    boolean isOverdue(LocalDate today) {
        return runs() && dueOn != null && today.isAfter(dueOn);
    }

    /// Whether a step is not done although its last day has passed, while the order itself is open.
    boolean isStepOverdue(LocalDate stepDueOn, LocalDate today) {
        return runs() && today.isAfter(stepDueOn);
    }

    private boolean runs() {
        return compliedOn == null && (state == DirectiveState.ISSUED || state == DirectiveState.APPEALED && !appeal.suspends());
    }

    /// Whether no appeal can change it any more, and it was neither quashed nor issued in error.
    boolean isFinal(LocalDate today) {
        return state != DirectiveState.QUASHED && state != DirectiveState.APPEALED
                && liftedFor != LiftReason.ISSUED_IN_ERROR && appeal.isOver(today);
    }

    private Directive with(DirectiveState next, Appeal changed) {
        return new Directive(kind, next, servedOn, dueOn, changed, compliedOn, liftedOn, liftedFor);
    }
}
