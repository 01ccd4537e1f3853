package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// What an offer's token holds: an area and what was asked, not a shelter.
@RegisterForReflection
public record Offer(String area, String country, Stay stay, Instant expiresAt) {}
