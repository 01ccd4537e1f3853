package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What an organisation may hold for one night, see {@link RaiseHolds}.
@RegisterForReflection
public record RaisedHoldsView(UUID id, UUID agency, String country, LocalDate night, int nights, int people, Instant raisedAt) {}
