package org.palermo.referral.casefile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who asks for reconsideration. The profile says who may ask.
@Schema(name = "ReconsiderationAsker")
public enum ReconsiderationAsker {
    VICTIM,
    FIRST_RESPONDER,
    SUPPORT_PROVIDER,
    LEGAL_REPRESENTATIVE,
    GUARDIAN
}
