package org.palermo.referral.casefile;

/// Why a person is erased.
public enum ErasureReason {
    /// She asked for it (GDPR art. 17(1), or the same right elsewhere).
    DATA_SUBJECT_REQUEST,
    /// The profile's time is over.
    RETENTION,
    /// It should never have been kept.
    UNLAWFUL
}
