package org.palermo.shelter.hammer;

import java.util.Set;
import java.util.UUID;

/// Places that were given. From `asked.answered` until `keptUntil` they were surely taken; before `asked.sent` and after
/// `freeFrom` they surely were not; in between nobody but the service knows.
///
/// @param opened until when it surely no longer counted as an open hold of its organisation
/// @param doubtedUntil until when the house, which has refused, perhaps did not count for who was refused; 0 when it has not
record Held(String id, HoldAttempt asked, UUID house, Set<UUID> places, long keptUntil, long freeFrom, long opened, long doubtedUntil) {

    boolean surelyTaken(long at) {
        return asked.answered() <= at && at < keptUntil;
    }

    boolean perhapsTakenWithin(HoldAttempt request) {
        return asked.sent() < request.answered() && freeFrom > request.sent();
    }

    /// Whether the house had perhaps said no to the same people within this request.
    boolean perhapsRefused(HoldAttempt request) {
        return keptUntil < request.answered() && doubtedUntil > request.sent() && asked.agency() == request.agency() && asked.women() == request.women()
                && asked.children().equals(request.children()) && asked.nights().overlap(request.nights());
    }
}
