package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// She is away and expected back; her place is kept.
///
/// @param backBefore when somebody is told that she is not back; null for as long as the profile allows
@RegisterForReflection
public record GoAbsent(Instant backBefore) {}
