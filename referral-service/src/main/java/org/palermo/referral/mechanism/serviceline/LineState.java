package org.palermo.referral.mechanism.serviceline;

/// The state of a service line.
public enum LineState {
    OPERATIONAL,
    PARTIAL,
    SUSPENDED,
    CLOSED
}
