package org.palermo.shelter.availability;

import java.util.List;
import java.util.UUID;

/// The shelters to leave out of a search: those of organisations to avoid, and those that refused the asker or did not answer in
/// time.
///
/// @param organisations whose shelters must not be given; only a case coordinator may name one
/// @param asker the organisation whose own refusals count; null when the shelter itself has agreed to take the people
/// @param caseFile the case that the search is for; or null
record ExcludedShelters(List<UUID> organisations, UUID asker, UUID caseFile) {
    static final ExcludedShelters NOBODY = new ExcludedShelters(List.of(), null, null);

    static ExcludedShelters by(UUID asker, Offer offer) {
        return new ExcludedShelters(offer.avoidOrganisations(), asker, offer.caseFile());
    }
}
