package org.palermo.referral.casefile.certificate;

/// Why a certificate was issued.
public enum IssuedFor {
    REFERRAL,
    /// A positive decision.
    DECISION,
    /// A request, when the case had no valid certificate.
    REQUEST,
    /// The replacement of lost ones.
    REPLACEMENT
}
