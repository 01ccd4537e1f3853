package org.palermo.referral.casefile;

/// A term of a case file that runs or waits.
public enum Clock {
    /// The first decision.
    REASONABLE_GROUNDS,
    /// Recovery and reflection, to its end.
    RECOVERY,
    /// The days that it lasts at least, where its end is open.
    RECOVERY_DAYS,
    /// The decision after it.
    CONCLUSIVE_GROUNDS,
    /// The term to ask for reconsideration.
    RECONSIDERATION
}
