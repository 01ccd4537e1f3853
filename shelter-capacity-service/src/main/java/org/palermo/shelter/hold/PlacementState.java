package org.palermo.shelter.hold;

/// The state of a placement. `ESCALATED` and `LAPSED` are never stored. They are a stored `REQUESTED`: `ESCALATED` after the
/// instant at which the shelter is asked again, `LAPSED` after the end of its hold.
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
