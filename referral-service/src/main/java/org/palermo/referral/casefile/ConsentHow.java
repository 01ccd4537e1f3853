package org.palermo.referral.casefile;

/// How somebody said that she agrees, or that she does not any more.
public enum ConsentHow {
    SPOKEN,
    WRITTEN,
    SIGN_LANGUAGE,
    THROUGH_INTERPRETER,
    /// Who asked her did not say.
    NOT_RECORDED
}
