package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// Whether a shelter takes people in, and who recorded it.
///
/// @param status whether the shelter takes people
/// @param since since when it has this status, in UTC; null when the status was never recorded on its own
/// @param recordedBy subject of the person who recorded it; null when the status was never recorded on its own
/// @param recordedAt when it was recorded, in UTC; null when it was never recorded on its own
@RegisterForReflection
public record StatusView(ShelterStatus status, Instant since, String recordedBy, Instant recordedAt) {}
