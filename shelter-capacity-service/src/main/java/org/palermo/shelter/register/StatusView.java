package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// Whether a shelter takes people in, and who said so.
///
/// @param since null for a shelter whose status was never said by itself
/// @param recordedBy subject of who said so
@RegisterForReflection
public record StatusView(ShelterStatus status, Instant since, String recordedBy, Instant recordedAt) {}
