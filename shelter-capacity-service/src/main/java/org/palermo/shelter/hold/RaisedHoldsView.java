package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What an organisation may hold for one night, see {@link RaiseHolds}.
///
/// @param agency the organisation that may hold more
/// @param night the day on which the night begins
/// @param nights how many nights
/// @param people how many people it may hold places for
/// @param raisedAt when it was raised, in UTC
@RegisterForReflection
public record RaisedHoldsView(UUID id, UUID agency, String country, LocalDate night, int nights, int people, Instant raisedAt) {}
