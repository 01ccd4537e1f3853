package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// What an offer's token holds: an area and what was asked, not a shelter.
///
/// @param id by which one hold can be made, and no second one
@RegisterForReflection
public record Offer(UUID id, String area, String country, Stay stay, Instant expiresAt) {}
