package org.palermo.referral.accommodation;

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
    MOVED_ON
}
