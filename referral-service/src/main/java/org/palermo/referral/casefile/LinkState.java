package org.palermo.referral.casefile;

/// What the competent authority has made of two files that may be of one person.
public enum LinkState {
    OPEN,
    /// They are of one person; both files stay.
    CONFIRMED,
    DISMISSED
}
