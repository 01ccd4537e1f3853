package org.palermo.referral.casefile.age;

/// How an age is determined.
public enum AgeMethod {
    DOCUMENT,
    /// A statement by the person, or by somebody who knows her.
    STATEMENT,
    SOCIAL_ASSESSMENT,
    MEDICAL_ASSESSMENT,
    OTHER
}
