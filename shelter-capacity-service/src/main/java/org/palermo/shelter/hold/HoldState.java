package org.palermo.shelter.hold;

/// Where a hold stands. `EXPIRED` is never stored: it is `HELD` seen from its end or later.
public enum HoldState {
    HELD,
    EXPIRED,
    RELEASED,
    PLACED,
    REFUSED
}
