package org.palermo.referral.accommodation;

/// What a person may need of a shelter beyond a place to sleep, by the codes of the shelter capacity service.
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
