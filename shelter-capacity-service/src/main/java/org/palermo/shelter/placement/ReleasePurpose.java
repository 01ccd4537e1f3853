package org.palermo.shelter.placement;

/// What an address is released for.
public enum ReleasePurpose {
    /// She is brought there.
    ARRIVAL,
    /// Somebody who supports her visits her.
    VISIT,
    /// Help is sent.
    EMERGENCY
}
