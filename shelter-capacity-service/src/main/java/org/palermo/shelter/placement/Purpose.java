package org.palermo.shelter.placement;

/// What a stay is for.
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
