package org.palermo.referral.casefile;

/// How near the end of the open term is.
public enum DueState {
    /// No term runs, or the law sets none.
    NONE,
    LATER,
    SOON,
    OVERDUE
}
