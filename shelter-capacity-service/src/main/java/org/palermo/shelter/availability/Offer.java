package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an offer's token holds: an area and what was asked, not a shelter.
///
/// @param id by which one hold can be made, and no second one
/// @param avoidOrganisations whose shelters must not be given
/// @param caseFile of the mechanism, when it was asked for one
/// @param request of that case, when it was searched by one
@RegisterForReflection
public record Offer(
        UUID id, String area, String country, Stay stay, List<UUID> avoidOrganisations, UUID caseFile, UUID request, Instant expiresAt) {

    public Offer {
        avoidOrganisations = avoidOrganisations == null ? List.of() : avoidOrganisations;
    }

    /// Where no organisation is avoided.
    public Offer(UUID id, String area, String country, Stay stay, Instant expiresAt) {
        this(id, area, country, stay, List.of(), null, null, expiresAt);
    }
}
