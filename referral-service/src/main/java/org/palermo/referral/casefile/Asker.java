package org.palermo.referral.casefile;

/// Who asks for reconsideration; who may is said by the profile.
public enum Asker {
    VICTIM,
    FIRST_RESPONDER,
    SUPPORT_PROVIDER,
    LEGAL_REPRESENTATIVE,
    GUARDIAN
}
