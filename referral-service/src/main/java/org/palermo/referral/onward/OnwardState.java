package org.palermo.referral.onward;

/// Where it stands.
public enum OnwardState {
    PENDING,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    /// Its term is over and nobody has answered.
    EXPIRED
}
