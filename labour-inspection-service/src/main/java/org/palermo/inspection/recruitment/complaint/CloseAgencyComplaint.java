package org.palermo.inspection.recruitment.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Closes a complaint.
///
/// @param outcome how it ended
@RegisterForReflection
public record CloseAgencyComplaint(@NotNull AgencyComplaintOutcome outcome) {}
