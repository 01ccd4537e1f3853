package org.palermo.shelter.placement;

/// The purpose of a stay.
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
