package org.palermo.referral.accommodation;

/// What a stay is for.
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
