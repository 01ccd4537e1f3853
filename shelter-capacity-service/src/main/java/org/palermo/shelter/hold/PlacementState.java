package org.palermo.shelter.hold;

/// Where a placement stands. `LAPSED` is never stored: it is `REQUESTED` seen from the end of its hold or later.
public enum PlacementState {
    REQUESTED,
    LAPSED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN
}
