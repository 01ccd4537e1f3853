package org.palermo.referral.casefile;

/// Why what is kept of a person is corrected.
public enum CorrectionReason {
    /// She says so; with or without a request that is on record.
    HER_REQUEST,
    /// A document that was seen says otherwise.
    DOCUMENT_SEEN,
    /// It was misheard, misread or mistyped.
    MISTAKE
}
