package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The person is away and expected back; the place is kept.
///
/// @param backBefore when both sides are told that the person is not back; null for the longest time that the profile allows
@RegisterForReflection
public record GoAbsent(Instant backBefore) {}
