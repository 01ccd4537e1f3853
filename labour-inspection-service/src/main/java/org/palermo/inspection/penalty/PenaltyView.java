package org.palermo.inspection.penalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.appeal.AppealView;
import org.palermo.inspection.money.Money;
import org.palermo.kernel.etag.Versioned;

/// A penalty for a violation.
///
/// @param visit as the inspectorate knows it
/// @param workplace the id of the workplace
/// @param violation the id of the violation
/// @param code of the violation in the catalogue
/// @param text what the employer did, in a few words
/// @param directive the order that it goes with; left out without one
/// @param country of the workplace, ISO 3166-1 alpha-2: its law and its days count
/// @param state where it stands
/// @param overdue whether its term is over and not all was paid
/// @param isFinal whether no appeal can change it any more, and it was not quashed nor imposed in error
/// @param firstAmount what was imposed
/// @param amount what is owed
/// @param paid what was paid
/// @param statute where the law sets its bounds
/// @param servedOn the day on which the employer got it
/// @param dueOn the last day to pay
/// @param appeal the term for an appeal, and the appeal
/// @param cancelledOn the day on which it was cancelled; left out while it stands
/// @param cancelledFor why; left out while it stands
/// @param imposedBy the person who imposed it, the subject of their tokens
/// @param imposedAt when it was recorded, in UTC
/// @param payments oldest first; left out in lists
/// @param version the number of changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PenaltyView(UUID id, UUID visit, UUID workplace, UUID violation, String code, String text, UUID directive, String country, PenaltyState state,
        boolean overdue, boolean isFinal, Money firstAmount, Money amount, Money paid, String statute, LocalDate servedOn, LocalDate dueOn,
        AppealView appeal, LocalDate cancelledOn, CancelReason cancelledFor, String imposedBy, Instant imposedAt, List<PaymentView> payments, int version)
        implements Versioned {

    /// A payment.
    ///
    /// @param amount of this payment
    /// @param paidOn the day of the payment
    /// @param recordedBy the person who recorded it, the subject of their tokens
    /// @param recordedAt when it was recorded, in UTC
    @RegisterForReflection
    @Schema(name = "PenaltyPaymentView")
    public record PaymentView(UUID id, Money amount, LocalDate paidOn, String recordedBy, Instant recordedAt) {}
}
