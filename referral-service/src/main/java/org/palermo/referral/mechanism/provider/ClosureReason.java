package org.palermo.referral.mechanism.provider;

/// Why an organisation of the register is closed.
public enum ClosureReason {
    DISSOLVED,
    MERGED,
    NO_LONGER_TAKES_PART,
    REGISTERED_TWICE,
    OTHER
}
