package org.palermo.inspection.directive;

import java.time.LocalDate;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.LodgeAppeal;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.kernel.problem.Problems;

/// The state of one order, with its rules. Each step gives the order as it is afterwards.
///
/// @param dueOn the last day to comply; null for a prohibition, which counts at once
/// @param compliedOn null until it was complied with, also while an appeal is pending
/// @param liftedFor null while it stands. One that was lifted as remedied can still be appealed against: it stays lifted meanwhile, and is
///     not final
record Directive(DirectiveKind kind, DirectiveState state, LocalDate servedOn, LocalDate dueOn, Appeal appeal, LocalDate compliedOn, LocalDate liftedOn, LiftReason liftedFor) {
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
            throw Problems.invalid("dueOn", dueOn == null ? "must be given: the last day to comply" : "must be left out: a prohibition counts at once");
        }
        if (dueOn != null && (dueOn.isBefore(servedOn) || dueOn.isAfter(servedOn.plusYears(MOST_YEARS)))) {
            throw Problems.invalid("dueOn", "must be from the day of service until three years later");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for a prohibition and in another state; 400 when the day is not later
    Directive extend(LocalDate until) {
        require(DirectiveAction.EXTEND);
        if (dueOn == null) {
            throw Problems.conflict(COMPONENT, "no-term", "A prohibition has no term.");
        }
        if (!until.isAfter(dueOn) || until.isAfter(servedOn.plusYears(MOST_YEARS))) {
            throw Problems.invalid("dueOn", "must be after the present last day, and at most three years after the day of service");
        }
        return new Directive(kind, state, servedOn, until, appeal, compliedOn, liftedOn, liftedFor);
    }

    Directive lodgeAppeal(LodgeAppeal said, LocalDate today) {
        require(DirectiveAction.LODGE_APPEAL);
        if (liftedFor == LiftReason.ISSUED_IN_ERROR) {
            throw Problems.conflict(COMPONENT, "lifted-in-error",
                    "This order was lifted as issued in error: there is nothing to appeal against.");
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
            throw Problems.invalid("dueOn", "must be left out for an order that was quashed, and for a prohibition");
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

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 in another state, and when it was complied with before
    Directive comply(LocalDate on, LocalDate today) {
        require(DirectiveAction.COMPLY);
        if (compliedOn != null) {
            throw Problems.conflict(COMPONENT, "complied-before", "This order was complied with before.");
        }
        Appeal.requirePast("on", on, servedOn, today);
        return new Directive(kind, state == DirectiveState.APPEALED ? state : DirectiveState.COMPLIED, servedOn, dueOn, appeal, on, liftedOn, liftedFor);
    }

    Directive lift(LiftReason reason, LocalDate on, LocalDate today) {
        require(DirectiveAction.LIFT);
        Appeal.requirePast("on", on, servedOn, today);
        return new Directive(kind, DirectiveState.LIFTED, servedOn, dueOn, appeal, compliedOn, on, reason);
    }

    /// Whether its term is over and nobody has found that it was complied with. An appeal that suspends it stops the term.
    boolean isOverdue(LocalDate today) {
        boolean runs = state == DirectiveState.ISSUED || state == DirectiveState.APPEALED && !appeal.suspends();
        return runs && compliedOn == null && dueOn != null && today.isAfter(dueOn);
    }

    /// Whether nothing can change it by an appeal any more, and it was not quashed nor issued in error.
    boolean isFinal(LocalDate today) {
        return state != DirectiveState.QUASHED && state != DirectiveState.APPEALED && liftedFor != LiftReason.ISSUED_IN_ERROR && appeal.isOver(today);
    }

    private Directive with(DirectiveState next, Appeal changed) {
        return new Directive(kind, next, servedOn, dueOn, changed, compliedOn, liftedOn, liftedFor);
    }
}
