package org.palermo.referral.casefile.letter;

/// What a letter says, or who reads it.
public enum LetterKind {
    /// Tells the person of a decision: what follows, the terms, and how to ask for reconsideration.
    DECISION,
    /// Confirms the person's status, for whoever she shows it to.
    STATUS,
    BANK,
    LANDLORD,
    EMPLOYER,
    SCHOOL,
    /// A doctor, clinic or other health service.
    HEALTH;

    /// Whether the letter says what the case is about. The others never do.
    boolean saysWhy() {
        return this == DECISION || this == STATUS;
    }
}
