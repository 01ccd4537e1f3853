package org.palermo.referral.accommodation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Special needs for accommodation, by the codes of the shelter capacity service.
@Schema(name = "AccommodationNeed")
public enum Need {
    STEP_FREE,
    GROUND_FLOOR_ROOM,
    WHEELCHAIR_BATHROOM,
    HEARING_LOOP,
    VISUAL_ALARM,
    PETS,
    MEDICAL_ISOLATION,
    HIGH_SECURITY,
    WOMEN_ONLY
}
