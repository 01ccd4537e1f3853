package org.palermo.referral.casefile.letter;

/// Where a letter stands.
public enum LetterState {
    /// It can be read and printed.
    WRITTEN,
    /// The person, or whoever reads it, has it.
    HANDED_OVER,
    /// It was wrong or not needed; its text is deleted.
    DISCARDED
}
