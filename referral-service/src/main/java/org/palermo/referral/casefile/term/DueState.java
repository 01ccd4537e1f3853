package org.palermo.referral.casefile.term;

/// How close the end of the open term is.
public enum DueState {
    /// No term is running, or the law sets none.
    NONE,
    LATER,
    SOON,
    OVERDUE
}
