package org.palermo.referral.casefile.link;

/// The competent authority's decision on two files that may be of one person.
public enum LinkState {
    OPEN,
    /// The files are of one person; both remain.
    CONFIRMED,
    DISMISSED
}
