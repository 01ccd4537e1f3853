package org.palermo.shelter.register;

/// What a shelter has for people with a disability. Each is a {@link Need} of the same name.
public enum Accessibility {
    STEP_FREE,
    GROUND_FLOOR_ROOM,
    WHEELCHAIR_BATHROOM,
    HEARING_LOOP,
    VISUAL_ALARM
}
