package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// That a complaint was taken in: nothing of what it says.
///
/// @param id under which the chief inspector finds it
@RegisterForReflection
public record AgencyComplaintTakenIn(UUID id) {}
