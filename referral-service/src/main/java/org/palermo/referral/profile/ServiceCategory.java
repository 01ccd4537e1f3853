package org.palermo.referral.profile;

/// What a service line offers.
public enum ServiceCategory {
    IDENTIFICATION,
    ACCOMMODATION,
    HEALTH,
    PSYCHOLOGICAL,
    LEGAL,
    EMPLOYMENT,
    EDUCATION,
    FINANCIAL,
    HELPLINE,
    INTERPRETATION,
    CHILD_PROTECTION,
    BASIC_NEEDS,
    RETURN_REINTEGRATION
}
