package org.palermo.referral.statistics;

/// Why the statistics of a quarter were taken again.
public enum ReleaseReason {
    /// Events of the quarter were recorded late.
    LATE_RECORDS,
    /// Something was recorded wrongly.
    CORRECTION,
    /// The counting method has changed.
    METHOD
}
