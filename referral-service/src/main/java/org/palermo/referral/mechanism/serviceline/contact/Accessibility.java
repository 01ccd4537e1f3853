package org.palermo.referral.mechanism.serviceline.contact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What makes a service line accessible to people with a disability.
@Schema(name = "ServiceAccessibility")
public enum Accessibility {
    STEP_FREE,
    ACCESSIBLE_TOILET,
    HEARING_LOOP,
    SIGN_LANGUAGE,
    TEXT_RELAY,
    EASY_LANGUAGE
}
