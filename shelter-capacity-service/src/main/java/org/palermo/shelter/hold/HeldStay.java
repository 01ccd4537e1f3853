package org.palermo.shelter.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.register.Need;

/// A hold as those see it who go on from it: which places for whom, not how it is kept.
///
/// @param agency who holds
/// @param subject the person of that organisation who asked for it
/// @param from the first night, a date of the shelter's zone
/// @param languages of which one should be spoken
/// @param status as it stands at the transaction's time
public record HeldStay(
        UUID id, String reference, UUID shelter, String area, UUID agency, String subject, LocalDate from, int nights,
        Party party, List<Need> needs, List<String> languages, HoldState status, Instant expiresAt) {

    static HeldStay of(Hold hold, Instant now) {
        return new HeldStay(hold.id, hold.reference, hold.shelter, hold.area, hold.agency, hold.subject, hold.fromNight, hold.nights,
                hold.party(), hold.needs(), hold.languages(), hold.stateAt(now), hold.expiresAt);
    }
}
