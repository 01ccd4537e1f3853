package org.palermo.referral.accommodation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The purpose of a stay.
@Schema(name = "StayPurpose")
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
