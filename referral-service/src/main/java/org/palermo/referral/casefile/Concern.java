package org.palermo.referral.casefile;

/// What somebody has to look at in a case now, whatever its terms.
public enum Concern {
    /// She is missing.
    MISSING,
    /// She was found, and nobody has talked with her about it yet.
    INTERVIEW_DUE,
    /// A child, or somebody whose age is unsure, for whom nobody acts.
    NO_GUARDIAN
}
