package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The content of an offer's token: an area and the request, never a shelter.
///
/// @param id at most one hold can be made with it
/// @param avoidOrganisations whose shelters must not be given
/// @param caseFile the case that the search was for; or null
/// @param request the accommodation request of that case, when the search was made for it; or null
@RegisterForReflection
public record Offer(
        UUID id, String area, String country, Stay stay, List<UUID> avoidOrganisations, UUID caseFile, UUID request, Instant expiresAt) {

    public Offer {
        avoidOrganisations = avoidOrganisations == null ? List.of() : avoidOrganisations;
    }

    /// An offer that avoids no organisation.
    public Offer(UUID id, String area, String country, Stay stay, Instant expiresAt) {
        this(id, area, country, stay, List.of(), null, null, expiresAt);
    }
}
