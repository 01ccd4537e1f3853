package org.palermo.referral.casefile.letter;

/// The state of a letter.
public enum LetterState {
    /// It can be read and printed.
    WRITTEN,
    /// The person, or the addressee, has it.
    HANDED_OVER,
    /// It was wrong or not needed; its text is deleted.
    DISCARDED
}
