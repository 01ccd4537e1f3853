package org.palermo.referral.htcds;

/// What became of a value.
public enum Fate {
    /// It stands in the case file, where it belongs.
    MAPPED,
    /// As `MAPPED` or `KEPT`, after a {@link Trap}.
    COERCED,
    /// It is kept with the person as it was told, and goes out again with the next export.
    KEPT,
    /// It could not be kept.
    LOST
}
