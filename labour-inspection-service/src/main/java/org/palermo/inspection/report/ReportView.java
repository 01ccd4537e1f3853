package org.palermo.inspection.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// That somebody was reported, and how far it has come; nothing about her.
///
/// @param id by which the mechanism knows the report too
/// @param finding as the inspectorate knows it
/// @param ageCorrection why she was reported as of another age than was said; left out when she was not
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(UUID id, UUID finding, ReportKind kind, Instant recordedAt, AgeCorrection ageCorrection, DeliveryState state, Instant deliveredAt) {

    public enum DeliveryState {
        /// Written down for good, on its way.
        WAITING,
        /// The mechanism has it.
        DELIVERED,
        /// The mechanism refused it; the chief inspector sends it again or skips it.
        PARKED,
        /// The chief inspector skipped it: the mechanism never got it.
        SKIPPED
    }
}
