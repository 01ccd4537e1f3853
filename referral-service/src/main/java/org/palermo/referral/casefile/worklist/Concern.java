package org.palermo.referral.casefile.worklist;

/// A matter that needs attention in a case, whatever its terms.
public enum Concern {
    /// The person is missing.
    MISSING,
    /// The person was found, and the return interview has not taken place.
    INTERVIEW_DUE,
    /// A child, or a person whose age is unsure, has no guardian.
    NO_GUARDIAN
}
