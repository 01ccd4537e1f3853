package org.palermo.shelter.register.occupancy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// A census that was taken.
///
/// @param by subject of the person who sent it
@RegisterForReflection
record CensusCount(int occupied, int onMattresses, Instant at, String by, Instant recordedAt) {}
