package org.palermo.referral.onward;

/// The state of an onward referral.
public enum OnwardState {
    PENDING,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    /// The term is over without an answer.
    EXPIRED
}
