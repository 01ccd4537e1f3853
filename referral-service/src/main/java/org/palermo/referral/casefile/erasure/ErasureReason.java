package org.palermo.referral.casefile.erasure;

/// Why a person is erased.
public enum ErasureReason {
    /// The person asked for it (GDPR art. 17(1), or the same right elsewhere).
    DATA_SUBJECT_REQUEST,
    /// The retention period of the profile is over.
    RETENTION,
    /// The data should never have been kept.
    UNLAWFUL
}
