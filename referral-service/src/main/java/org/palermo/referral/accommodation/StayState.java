package org.palermo.referral.accommodation;

import java.util.Optional;

/// Where a held place, or the stay that came of it, stands. How it was told; `EXPIRED` is never told: time does it.
public enum StayState {
    HELD,
    EXPIRED,
    RELEASED,
    /// Its shelter was asked to take them in.
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

    /// What everybody who has the case must be told, a kind of notice. A place that ends while she is missing finds nobody.
    ///
    /// @param before how it stood, or null when nothing was told of it
    Optional<String> notice(StayState before) {
        if (this == MISSING && before != MISSING) {
            return Optional.of("PERSON_MISSING");
        }
        return this == ARRIVED && before == MISSING ? Optional.of("PERSON_FOUND") : Optional.empty();
    }
}
