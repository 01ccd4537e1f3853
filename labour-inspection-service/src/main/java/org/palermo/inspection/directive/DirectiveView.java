package org.palermo.inspection.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.appeal.AppealView;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.inspection.violation.ViolationView;
import org.palermo.kernel.etag.Versioned;

/// An order to an employer.
///
/// @param visit the visit on which it is founded, as the inspectorate knows it
/// @param workplace the id of the workplace
/// @param country of the workplace, ISO 3166-1 alpha-2: its law and its days count
/// @param kind what is ordered
/// @param state where it stands
/// @param overdue whether its term is over and it was not complied with
/// @param isFinal whether no appeal can change it any more, and it was not quashed nor issued in error
/// @param text what is to be done or to stop; left out in lists, and after its time was over
/// @param servedOn the day on which the employer got it
/// @param dueOn the last day to comply; left out for a prohibition
/// @param firstDueOn the last day before any extension; left out for a prohibition
/// @param amount what is to be paid to workers; left out for other kinds
/// @param appeal the term for an appeal, and the appeal
/// @param compliedOn the day on which it was found that it was complied with; left out until then
/// @param liftedOn the day on which it was lifted; left out while it stands
/// @param liftedFor why it was lifted; left out while it stands
/// @param issuedBy the person who issued it, the subject of their tokens
/// @param issuedAt when it was recorded, in UTC
/// @param violations on which it is founded; left out in lists
/// @param steps what is to be done, one by one; left out in lists
/// @param history what happened to it, oldest first; left out in lists
/// @param version the number of changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectiveView(UUID id, UUID visit, UUID workplace, String country, DirectiveKind kind, DirectiveState state, boolean overdue, boolean isFinal,
        String text, LocalDate servedOn, LocalDate dueOn, LocalDate firstDueOn, Money amount, AppealView appeal, LocalDate compliedOn,
        LocalDate liftedOn, LiftReason liftedFor, String issuedBy, Instant issuedAt, List<ViolationView> violations, List<StepView> steps,
        List<EventView> history, int version) implements Versioned {

    /// A step of what an order asks for.
    ///
    /// @param text what is to be done; left out after its time was over
    /// @param dueOn the last day for it
    /// @param doneOn the day on which it was done; left out until then
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DirectiveStepView")
    public record StepView(UUID id, String text, LocalDate dueOn, LocalDate doneOn) {}

    /// What happened to an order.
    ///
    /// @param action what was done
    /// @param on the day on which it counts
    /// @param detail the new last day, the outcome of an appeal or the reason of a lifting; otherwise left out
    /// @param note the inspector's words; left out when there are none, and after its time was over
    /// @param recordedBy the person who recorded it, the subject of their tokens
    /// @param recordedAt when it was recorded, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DirectiveEventView")
    public record EventView(DirectiveAction action, LocalDate on, String detail, String note, String recordedBy, Instant recordedAt) {}
}
