package org.palermo.inspection.appeal;

import java.time.LocalDate;
import org.palermo.inspection.violation.AppealTerm;
import org.palermo.kernel.problem.Problems;

/// The appeal against an order or a penalty: at most one, within its term or admitted later.
///
/// @param until its last day
/// @param suspends whether it suspends the order or the penalty until it is decided
/// @param statute where the law says both, as it was cited when the order or penalty was made
/// @param verified whether somebody had read this law by then
/// @param lodgedOn null without an appeal
/// @param late whether it was admitted after its term
/// @param outcome null until it is decided
/// @param decidedOn null until it is decided
public record Appeal(LocalDate until, boolean suspends, String statute, boolean verified, LocalDate lodgedOn, boolean late,
        AppealOutcome outcome, LocalDate decidedOn) {

    /// @param servedOn the day on which the employer got the order or the penalty
    public static Appeal possible(AppealTerm term, LocalDate servedOn) {
        return new Appeal(servedOn.plusDays(term.days()), term.suspends(), term.statute(), term.verified(), null, false, null, null);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day that is not possible; 409 when an appeal was already recorded, or
    ///     the term is over and the appeal was not admitted
    public Appeal lodge(LodgeAppeal said, LocalDate servedOn, LocalDate today) {
        if (lodgedOn != null) {
            throw Problems.conflict("appeal", "lodged-before", "An appeal is already recorded. There can be only one.");
        }
        requirePast("lodgedOn", said.lodgedOn(), servedOn, today);
        boolean admitted = Boolean.TRUE.equals(said.admittedLate());
        if (said.lodgedOn().isAfter(until) != admitted) {
            throw admitted ? Problems.invalid("admittedLate", "must be left out: the appeal came in time. The last day for it is " + until)
                    : Problems.conflict("appeal", "term-over",
                            "The appeal came after its last day. If it was admitted all the same, set `admittedLate`.");
        }
        return new Appeal(until, suspends, statute, verified, said.lodgedOn(), admitted, null, null);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day that is not possible
    public Appeal decide(AppealOutcome how, LocalDate on, LocalDate today) {
        requirePast("decidedOn", on, lodgedOn, today);
        return new Appeal(until, suspends, statute, verified, lodgedOn, late, how, on);
    }

    /// An appeal that is lodged and not decided.
    public boolean isPending() {
        return lodgedOn != null && outcome == null;
    }

    /// The first day on which no appeal can change anything any more; null while an appeal is pending.
    public LocalDate finalOn() {
        return outcome != null ? decidedOn : lodgedOn == null ? until.plusDays(1) : null;
    }

    public boolean isOver(LocalDate today) {
        return finalOn() != null && !finalOn().isAfter(today);
    }

    /// @param first the first day that can be
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field
    public static void requirePast(String field, LocalDate day, LocalDate first, LocalDate today) {
        if (day.isAfter(today) || day.isBefore(first)) {
            throw Problems.invalid(field, "must be from " + first + " until today");
        }
    }
}
