package org.palermo.referral.mechanism;

/// The state of a service line.
public enum LineState {
    OPERATIONAL,
    PARTIAL,
    SUSPENDED,
    CLOSED
}
