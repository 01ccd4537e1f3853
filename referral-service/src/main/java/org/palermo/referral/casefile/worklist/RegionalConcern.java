package org.palermo.referral.casefile.worklist;

/// What a regional coordinator looks for in the cases of her regions.
public enum RegionalConcern {
    /// The open duty should have been done.
    OVERDUE,
    /// The open duty is due soon, by the law of the country.
    DUE_SOON,
    /// No case coordinator works on the case.
    NO_COORDINATOR,
    /// A place to sleep was asked for, and none is held or given.
    PLACE_WANTED
}
