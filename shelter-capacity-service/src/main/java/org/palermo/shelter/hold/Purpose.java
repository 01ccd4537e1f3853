package org.palermo.shelter.hold;

/// What a stay is for.
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
