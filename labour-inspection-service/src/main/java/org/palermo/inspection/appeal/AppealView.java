package org.palermo.inspection.appeal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// The appeal against an order or a penalty.
///
/// @param until the last day for an appeal
/// @param suspends whether an appeal suspends the order or penalty until it is decided
/// @param statute where the law says both
/// @param verified false when nobody had read this law
/// @param lodgedOn the day of the appeal; left out without one
/// @param late true when it was admitted after its term; otherwise left out
/// @param outcome how it ended; left out until it is decided
/// @param decidedOn the day of the decision; left out until it is decided
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppealView(
        LocalDate until, boolean suspends, String statute, boolean verified, LocalDate lodgedOn, Boolean late, AppealOutcome outcome,
        LocalDate decidedOn) {

    public static AppealView of(Appeal a) {
        return new AppealView(a.until(), a.suspends(), a.statute(), a.verified(), a.lodgedOn(), a.late() ? true : null, a.outcome(),
                a.decidedOn());
    }
}
