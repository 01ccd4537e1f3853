package org.palermo.referral.casefile.correction;

/// Why a person's data is corrected.
public enum CorrectionReason {
    /// The person says so, with or without a recorded request.
    HER_REQUEST,
    /// A document says otherwise.
    DOCUMENT_SEEN,
    /// It was misheard, misread or mistyped.
    MISTAKE
}
