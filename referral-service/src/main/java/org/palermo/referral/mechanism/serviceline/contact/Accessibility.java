package org.palermo.referral.mechanism.serviceline.contact;

/// What makes a service line accessible to people with a disability.
public enum Accessibility {
    STEP_FREE,
    ACCESSIBLE_TOILET,
    HEARING_LOOP,
    SIGN_LANGUAGE,
    TEXT_RELAY,
    EASY_LANGUAGE
}
