package org.palermo.shelter.hammer;

import java.util.Set;
import java.util.UUID;

/// Places that were given. From `asked.answered` until `keptUntil` they were certainly taken; before `asked.sent` and after
/// `freeFrom` they certainly were not; in between only the service knows.
///
/// @param opened after this instant it certainly no longer counted as an open hold of its organisation
/// @param doubtedUntil until this instant the shelter, which refused, may have been left out for the same asker; 0 when it did not
///     refuse
record Held(String id, HoldAttempt asked, UUID house, Set<UUID> places, long keptUntil, long freeFrom, long opened, long doubtedUntil) {

    boolean surelyTaken(long at) {
        return asked.answered() <= at && at < keptUntil;
    }

    boolean perhapsTakenWithin(HoldAttempt request) {
        return asked.sent() < request.answered() && freeFrom > request.sent();
    }

    /// Whether the shelter may have refused the same people during this request.
    boolean perhapsRefused(HoldAttempt request) {
        return keptUntil < request.answered() && doubtedUntil > request.sent()
                && asked.agency() == request.agency() && asked.women() == request.women()
                && asked.children().equals(request.children()) && asked.nights().overlap(request.nights());
    }
}
