package org.palermo.inspection.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.indicator.Screening;

/// A report and its delivery state, without data about the person.
///
/// @param id the same as in the event to the mechanism
/// @param finding id of the finding, as its inspectorate knows it
/// @param kind whether the person is referred with her data, or only notified
/// @param recordedAt when the finding was recorded
/// @param ageCorrection why the reported age group differs from the stated one; left out when it does not
/// @param state how far its delivery is
/// @param deliveredAt when the mechanism received it, in UTC; left out unless the state is `DELIVERED`
/// @param takenUpOn on which day the mechanism took the case up; left out until it has, and always for a report that is `NOTIFIED`
/// @param mechanismReference the reference of the case in the mechanism, for a call to the authority; left out until the case was taken up
/// @param indicators codes of the indicators that concern her alone, without those that tell her migration status; left out when the
///     indicators of the finding apply
/// @param screening of those that concern her, without those of her migration status. Left out when the screening of the finding applies
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(UUID id, UUID finding, ReportKind kind, Instant recordedAt, AgeCorrection ageCorrection, DeliveryState state,
        Instant deliveredAt, LocalDate takenUpOn, String mechanismReference, List<String> indicators, Screening screening) {

    /// With a label of the screening in other words.
    ///
    /// @param labelled null when the screening of the finding applies
    public ReportView with(Screening labelled) {
        return new ReportView(id, finding, kind, recordedAt, ageCorrection, state, deliveredAt, takenUpOn, mechanismReference, indicators,
                labelled);
    }

    @Schema(name = "ReportDeliveryState")
    public enum DeliveryState {
        /// Stored, and not delivered yet.
        WAITING,
        /// The mechanism has received it.
        DELIVERED,
        /// The mechanism refused it. The chief inspector sends it again or skips it.
        PARKED,
        /// The chief inspector skipped it; the mechanism never gets it.
        SKIPPED
    }
}
