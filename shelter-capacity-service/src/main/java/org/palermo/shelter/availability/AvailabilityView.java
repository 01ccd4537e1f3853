package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The answer to a search: the area asked for first, then those that adjoin it.
@RegisterForReflection
public record AvailabilityView(UUID id, List<OfferView> offers, Instant asOf) {}
