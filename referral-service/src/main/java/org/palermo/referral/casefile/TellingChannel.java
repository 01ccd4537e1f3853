package org.palermo.referral.casefile;

/// How she was told, without danger.
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
