package org.palermo.referral.mechanism;

/// What became of one of many lines that were to be changed, or why it was refused.
public enum LineOutcome {
    CHANGED,
    /// There is no such line.
    NOT_FOUND,
    /// It is another provider's, or in no region that the caller covers.
    NOT_YOURS,
    /// Somebody changed it since it was read.
    STALE,
    /// It is in that state already.
    SAME_STATE,
    /// It came into its state later than now.
    LATER_STATE
}
