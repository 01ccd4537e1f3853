package org.palermo.referral.people;

/// Why a person is suspended. A code, so that nothing is written about a colleague.
public enum SuspensionReason {
    LEFT,
    DEVICE_LOST,
    ACCOUNT_COMPROMISED,
    MISUSE_SUSPECTED,
    LONG_ABSENCE,
    OTHER
}
