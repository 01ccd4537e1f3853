package org.palermo.shelter.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.register.Need;

/// A hold as the placement component sees it: the places and the people, not how the hold is stored.
///
/// @param agency the organisation of the holder
/// @param subject the person of that organisation who made the hold
/// @param from the first night, a date of the shelter's zone
/// @param languages one of which should be spoken
/// @param status at the transaction's time
public record HeldStay(
        UUID id, String reference, UUID shelter, String area, UUID agency, String subject, LocalDate from, int nights,
        Party party, List<Need> needs, List<String> languages, HoldState status, Instant expiresAt) {

    static HeldStay of(Hold hold, Instant now) {
        Stay stay = hold.stay();
        return new HeldStay(hold.id, hold.reference, hold.shelter, hold.area, hold.agency, hold.subject, stay.from(), stay.nights(),
                stay.party(), stay.needs(), stay.languages(), hold.stateAt(now), hold.expiresAt);
    }
}
