package org.palermo.referral.casefile.letter;

/// What a letter says, or who reads it.
public enum LetterKind {
    /// Tells the person of a decision: what follows, the terms, and how to ask for reconsideration.
    DECISION,
    /// Confirms the person's status, for anybody to whom she shows it.
    STATUS,
    BANK,
    LANDLORD,
    EMPLOYER,
    SCHOOL,
    /// A doctor, clinic or other health service.
    HEALTH,
    /// Answers a request of the person about her data.
    RIGHTS_ANSWER;

    /// Whether the letter says what the case is about. The others never do.
    boolean saysWhy() {
        return this == DECISION || this == STATUS || this == RIGHTS_ANSWER;
    }
}
