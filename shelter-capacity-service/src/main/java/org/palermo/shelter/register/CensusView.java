package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The latest count.
///
/// @param occupied places with somebody in them; null when nobody has ever counted
/// @param stale too old to say anything about tonight: the shelter's places are unknown, not available
@RegisterForReflection
public record CensusView(Integer occupied, Instant at, boolean stale) {}
