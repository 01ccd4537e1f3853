package org.palermo.referral.casefile;

/// How an age is determined.
public enum AgeMethod {
    DOCUMENT,
    /// Her own, or of who knows her.
    STATEMENT,
    SOCIAL_ASSESSMENT,
    MEDICAL_ASSESSMENT,
    OTHER
}
