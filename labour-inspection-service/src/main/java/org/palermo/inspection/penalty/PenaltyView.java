package org.palermo.inspection.penalty;

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
import org.palermo.kernel.etag.Versioned;

/// A penalty for a violation.
///
/// @param visit the id by which the inspectorate knows it
/// @param workplace the id of the workplace
/// @param workplaceName how the workplace is called; left out in the answer to a change, and for a household whose key was destroyed
/// @param violation the id of the violation
/// @param code of the violation in the catalogue
/// @param text what the employer did, in a few words: in the wanted language, otherwise as the catalogue had it
/// @param directive the order that it goes with; left out without one
/// @param country of the workplace, ISO 3166-1 alpha-2: its law and its time zone apply
/// @param state the state that it is in
/// @param overdue whether its last day has passed and it is not paid in full
/// @param isFinal true when no appeal can change it any more, and it was neither quashed nor imposed in error
/// @param firstAmount what was imposed
/// @param amount what is owed
/// @param paid what was paid
/// @param statute where the law sets its bounds
/// @param servedOn the day on which the employer got it
/// @param dueOn the last day to pay
/// @param appeal the term for an appeal, and the appeal
/// @param cancelledOn the day on which it was cancelled; left out unless it was
/// @param cancelledFor why; left out unless it was cancelled
/// @param imposedBy the person who imposed it, the subject of their tokens
/// @param imposedAt when it was recorded, in UTC
/// @param payments oldest first; left out in lists
/// @param extensions when more time was given, oldest first; left out in lists
/// @param version the number of changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PenaltyView(UUID id, UUID visit, UUID workplace, String workplaceName, UUID violation, String code, String text,
        UUID directive, String country, PenaltyState state, boolean overdue, boolean isFinal, Money firstAmount, Money amount,
        Money paid, String statute,
        LocalDate servedOn, LocalDate dueOn, AppealView appeal, LocalDate cancelledOn, CancelReason cancelledFor, String imposedBy,
        Instant imposedAt, List<PaymentView> payments, List<ExtensionView> extensions, int version)
        implements Versioned {

    /// @param names of workplaces, by id
    PenaltyView named(Map<UUID, String> names) {
        return new PenaltyView(id, visit, workplace, names.get(workplace), violation, code, text, directive, country, state, overdue,
                isFinal, firstAmount, amount, paid, statute, servedOn, dueOn, appeal, cancelledOn, cancelledFor, imposedBy, imposedAt,
                payments, extensions, version);
    }

    /// A payment.
    ///
    /// @param amount of this payment
    /// @param paidOn the day of the payment
    /// @param recordedBy the person who recorded it, the subject of their tokens
    /// @param recordedAt when it was recorded, in UTC
    @RegisterForReflection
    @Schema(name = "PenaltyPaymentView")
    public record PaymentView(UUID id, Money amount, LocalDate paidOn, String recordedBy, Instant recordedAt) {}

    /// More time to pay.
    ///
    /// @param dueBefore the last day to pay before it
    /// @param dueOn the last day to pay after it
    /// @param reason why; left out after the retention time of the finding
    /// @param extendedBy the person who gave the time, the subject of their tokens
    /// @param extendedAt when it was recorded, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PenaltyExtensionView")
    public record ExtensionView(LocalDate dueBefore, LocalDate dueOn, String reason, String extendedBy, Instant extendedAt) {}
}
