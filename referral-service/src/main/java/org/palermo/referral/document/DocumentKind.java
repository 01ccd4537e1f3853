package org.palermo.referral.document;

/// What a document is.
public enum DocumentKind {
    /// A passport, an identity card, a birth certificate, a residence permit.
    IDENTITY,
    /// A medical or psychological report.
    MEDICAL,
    /// A complaint, a power of attorney, a judgment, a contract of work.
    LEGAL,
    /// What the person or somebody else has stated.
    STATEMENT,
    /// A photograph, for example of an injury or of a place.
    PHOTOGRAPH,
    /// A letter with a decision of an authority.
    DECISION_LETTER,
    /// Other letters and messages.
    CORRESPONDENCE,
    OTHER
}
