package org.palermo.shelter.hold;

/// Where a placement stands. `ESCALATED` and `LAPSED` are never stored: they are `REQUESTED` seen from the instant on at which
/// the shelter is asked again, and from the end of its hold on.
public enum PlacementState {
    REQUESTED,
    ESCALATED,
    LAPSED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    ARRIVED,
    NO_SHOW,
    ABSENT,
    MISSING,
    ENDED,
    MOVED_ON
}
