package org.palermo.inspection.recruitment.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// The receipt of a complaint that was taken in. It has nothing of what the complaint says.
///
/// @param id the id under which the chief inspector finds it
@RegisterForReflection
public record AgencyComplaintTakenIn(UUID id) {}
