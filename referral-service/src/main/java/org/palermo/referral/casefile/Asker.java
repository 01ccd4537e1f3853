package org.palermo.referral.casefile;

/// Who asks for reconsideration. The profile says who may ask.
public enum Asker {
    VICTIM,
    FIRST_RESPONDER,
    SUPPORT_PROVIDER,
    LEGAL_REPRESENTATIVE,
    GUARDIAN
}
