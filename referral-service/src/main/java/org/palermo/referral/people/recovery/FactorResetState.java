package org.palermo.referral.people.recovery;

/// The state of a request to remove a second factor.
public enum FactorResetState {
    OPEN,
    APPROVED,
    REFUSED,
    /// Nobody decided in time. Never stored, because it follows from the time.
    EXPIRED
}
