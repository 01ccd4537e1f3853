package org.palermo.referral.accommodation;

import java.util.Optional;

/// The last reported state of a hold or stay. `EXPIRED` is never reported: it follows from the time.
public enum StayState {
    HELD,
    EXPIRED,
    RELEASED,
    /// The shelter was asked to take the group.
    ASKED,
    REFUSED,
    WITHDRAWN,
    ACCEPTED,
    ARRIVED,
    NO_SHOW,
    ABSENT,
    MISSING,
    ENDED,
    MOVED_ON;

    /// The kind of notice for all organisations that have the case: the person is missing, or was found. Empty for every other change, even
    /// when a stay ends while the person is missing.
    ///
    /// @param before the previous state, or null when none was reported
    Optional<String> notice(StayState before) {
        if (this == MISSING && before != MISSING) {
            return Optional.of("PERSON_MISSING");
        }
        return this == ARRIVED && before == MISSING ? Optional.of("PERSON_FOUND") : Optional.empty();
    }
}
