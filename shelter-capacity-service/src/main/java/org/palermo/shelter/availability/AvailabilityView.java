package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The answer to a search: the requested area first, then the areas that adjoin it.
///
/// @param offers places that can be held now
/// @param askInstead what the search can't find, and whom to ask instead
/// @param asOf when it was computed, in UTC
@RegisterForReflection
public record AvailabilityView(UUID id, List<OfferView> offers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AskInstead> askInstead, Instant asOf) {}
