package org.palermo.referral.casefile;

/// What a certificate was issued for.
public enum IssuedFor {
    REFERRAL,
    /// A positive decision.
    DECISION,
    /// Somebody asked for one where none stood.
    REQUEST,
    /// In place of those that were lost.
    REPLACEMENT
}
