package org.palermo.referral.casefile.decision;

/// The safe channel by which the person was told.
public enum TellingChannel {
    IN_PERSON,
    PHONE,
    MESSAGE,
    EMAIL,
    LETTER,
    THROUGH_SUPPORT_WORKER,
    THROUGH_LEGAL_REPRESENTATIVE,
    THROUGH_GUARDIAN
}
