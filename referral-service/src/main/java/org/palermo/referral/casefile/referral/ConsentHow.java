package org.palermo.referral.casefile.referral;

/// How consent was given or withdrawn.
public enum ConsentHow {
    SPOKEN,
    WRITTEN,
    SIGN_LANGUAGE,
    THROUGH_INTERPRETER,
    /// The organisation that asked did not say.
    NOT_RECORDED
}
