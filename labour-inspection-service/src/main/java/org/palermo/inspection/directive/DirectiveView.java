package org.palermo.inspection.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.appeal.AppealView;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.inspection.violation.ViolationView;
import org.palermo.kernel.etag.Versioned;

/// An order to an employer.
///
/// @param visit the visit on whose findings it is based, by the id that the inspectorate uses
/// @param workplace the id of the workplace
/// @param workplaceName how the workplace is called; left out in the answer to a change, and for a household whose key was destroyed
/// @param country of the workplace, ISO 3166-1 alpha-2: its law and its time zone apply
/// @param kind what is ordered
/// @param state the state that it is in
/// @param overdue whether its last day has passed and it was not complied with
/// @param isFinal true when no appeal can change it any more, and it was neither quashed nor issued in error
/// @param text what is to be done or to stop; left out in lists, and after the retention time
/// @param servedOn the day on which the employer got it
/// @param dueOn the last day to comply; left out for a prohibition
/// @param firstDueOn the last day before any extension; left out for a prohibition
/// @param amount what is to be paid to workers; left out for other kinds
/// @param repaid what was paid since then of the wage claims on which it is based; left out for an order without wage claims
/// @param balance what is still to be paid of the amount; left out for an order without wage claims
/// @param appeal the term for an appeal, and the appeal
/// @param compliedOn the day on which it was found that it was complied with; left out until then
/// @param liftedOn the day on which it was lifted; left out unless it was
/// @param liftedFor why it was lifted; left out unless it was
/// @param issuedBy the person who issued it, the subject of their tokens
/// @param issuedAt when it was recorded, in UTC
/// @param violations the violations on which it is based; left out in lists
/// @param claims the wage claims on which it is based; left out in lists, and when there are none
/// @param steps what is to be done, one by one; left out in lists
/// @param history what happened to it, oldest first; left out in lists
/// @param version the number of changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectiveView(UUID id, UUID visit, UUID workplace, String workplaceName, String country, DirectiveKind kind,
        DirectiveState state, boolean overdue, boolean isFinal, String text, LocalDate servedOn, LocalDate dueOn,
        LocalDate firstDueOn, Money amount, Money repaid, Money balance, AppealView appeal, LocalDate compliedOn, LocalDate liftedOn,
        LiftReason liftedFor, String issuedBy, Instant issuedAt,
        List<ViolationView> violations, List<ClaimView> claims, List<StepView> steps, List<EventView> history,
        int version) implements Versioned {

    /// @param names of workplaces, by id
    DirectiveView named(Map<UUID, String> names) {
        return new DirectiveView(id, visit, workplace, names.get(workplace), country, kind, state, overdue, isFinal, text, servedOn, dueOn,
                firstDueOn, amount, repaid, balance, appeal, compliedOn, liftedOn, liftedFor, issuedBy, issuedAt, violations, claims,
                steps, history, version);
    }

    /// A wage claim on which an order to pay is based. It does not say who the worker is.
    ///
    /// @param claim id of the claim
    /// @param reference what people call the claim
    /// @param calculation the calculation of the claim that was the latest one when the order was issued
    /// @param owed what was still to be paid of the claim then
    /// @param repaid what was paid back of it since
    /// @param balance what is still to be paid of what the order says
    @RegisterForReflection
    @Schema(name = "DirectiveClaimView")
    public record ClaimView(UUID claim, String reference, UUID calculation, Money owed, Money repaid, Money balance) {}

    /// A step of what an order asks for.
    ///
    /// @param text what is to be done; left out after the retention time
    /// @param dueOn its last day
    /// @param doneOn the day on which it was done; left out until then
    /// @param overdue whether its last day is over, nobody recorded that it was done, and the order still asks for it
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DirectiveStepView")
    public record StepView(UUID id, String text, LocalDate dueOn, LocalDate doneOn, boolean overdue) {}

    /// What happened to an order.
    ///
    /// @param action what was done
    /// @param on the day from which it applies
    /// @param detail the new last day, the outcome of an appeal or the reason why the order was lifted; otherwise left out
    /// @param note the inspector's words; left out when there are none, and after the retention time
    /// @param recordedBy the person who recorded it, the subject of their tokens
    /// @param recordedAt when it was recorded, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DirectiveEventView")
    public record EventView(DirectiveAction action, LocalDate on, String detail, String note, String recordedBy, Instant recordedAt) {}
}
