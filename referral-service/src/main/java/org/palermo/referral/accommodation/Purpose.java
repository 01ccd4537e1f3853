package org.palermo.referral.accommodation;

/// The purpose of a stay.
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
