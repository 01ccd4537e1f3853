package org.palermo.referral.statistics;

/// Why the statistics of a quarter were taken again.
public enum ReleaseReason {
    /// What had happened in the quarters was recorded only later.
    LATE_RECORDS,
    /// Something had been recorded wrongly.
    CORRECTION,
    /// It is counted in another way.
    METHOD
}
