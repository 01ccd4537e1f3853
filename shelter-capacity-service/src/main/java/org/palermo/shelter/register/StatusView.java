package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// Whether a shelter takes people in, and who recorded it.
///
/// @param since null when the status was never recorded on its own
/// @param recordedBy subject of the person who recorded it
@RegisterForReflection
public record StatusView(ShelterStatus status, Instant since, String recordedBy, Instant recordedAt) {}
