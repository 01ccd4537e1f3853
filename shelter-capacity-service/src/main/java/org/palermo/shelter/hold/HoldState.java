package org.palermo.shelter.hold;

/// The state of a hold. `EXPIRED` is never stored: it is a stored `HELD` after the end of the hold.
public enum HoldState {
    HELD,
    EXPIRED,
    RELEASED,
    PLACED,
    REFUSED
}
