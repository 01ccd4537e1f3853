package org.palermo.referral.people.recovery;

/// Why the second factor must be removed. A code, so that nothing is written about a colleague.
public enum FactorResetReason {
    DEVICE_LOST,
    DEVICE_STOLEN,
    DEVICE_BROKEN,
    DEVICE_REPLACED
}
