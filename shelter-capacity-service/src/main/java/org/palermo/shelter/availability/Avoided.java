package org.palermo.shelter.availability;

import java.util.List;
import java.util.UUID;

/// Whose shelters are left out: of organisations that she fled, and those that have said no, or nothing in time, to who asks.
///
/// @param organisations whose shelters must not be given; only a case coordinator may name one
/// @param asker the organisation whose own refusals count; null where a shelter has said itself that it takes them
/// @param caseFile of the mechanism, when it is asked for one
record Avoided(List<UUID> organisations, UUID asker, UUID caseFile) {
    static final Avoided NOBODY = new Avoided(List.of(), null, null);

    static Avoided by(UUID asker, Offer offer) {
        return new Avoided(offer.avoidOrganisations(), asker, offer.caseFile());
    }
}
