package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The answer to a search: the area asked for first, then those that adjoin it.
///
/// @param askInstead where a search can't find them a place, and who can
@RegisterForReflection
public record AvailabilityView(UUID id, List<OfferView> offers, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AskInstead> askInstead, Instant asOf) {}
