package org.palermo.referral.people;

/// Why somebody is suspended: a code, so that nothing is written about a colleague.
public enum SuspensionReason {
    LEFT,
    DEVICE_LOST,
    ACCOUNT_COMPROMISED,
    MISUSE_SUSPECTED,
    LONG_ABSENCE,
    OTHER
}
