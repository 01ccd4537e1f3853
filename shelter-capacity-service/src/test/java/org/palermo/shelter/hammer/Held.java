package org.palermo.shelter.hammer;

import java.util.Set;
import java.util.UUID;

/// Places that were given. From `asked.answered` until `keptUntil` they were surely taken; before `asked.sent` and after
/// `freeFrom` they surely were not; in between nobody but the service knows.
///
/// @param opened until when it surely no longer counted as an open hold of its organisation
record Held(String id, Asked asked, UUID house, Set<UUID> places, long keptUntil, long freeFrom, long opened) {

    boolean surelyTaken(long at) {
        return asked.answered() <= at && at < keptUntil;
    }

    boolean perhapsTakenWithin(Asked request) {
        return asked.sent() < request.answered() && freeFrom > request.sent();
    }
}
