package org.palermo.shelter.placement.handover;

/// Why an address is released.
public enum ReleasePurpose {
    /// The person is brought to the shelter.
    ARRIVAL,
    /// Somebody who supports the person visits.
    VISIT,
    /// Emergency help is sent.
    EMERGENCY
}
