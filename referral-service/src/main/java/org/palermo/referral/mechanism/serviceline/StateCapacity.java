package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Says how long people wait for a service and how many more it can take. With neither, nothing is said any more.
///
/// @param waitDays days that a person waits until her first appointment; left out to say nothing of it
/// @param freePlaces how many more people it can take now; left out to say nothing of it
@RegisterForReflection
public record StateCapacity(@Min(0) @Max(3650) Integer waitDays, @Min(0) @Max(100_000) Integer freePlaces) {}
