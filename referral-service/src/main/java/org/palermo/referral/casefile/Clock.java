package org.palermo.referral.casefile;

/// A term of a case file that runs or waits.
public enum Clock {
    /// The first decision.
    REASONABLE_GROUNDS,
    /// Recovery and reflection.
    RECOVERY,
    /// The decision after it.
    CONCLUSIVE_GROUNDS,
    /// The term to ask for reconsideration.
    RECONSIDERATION
}
