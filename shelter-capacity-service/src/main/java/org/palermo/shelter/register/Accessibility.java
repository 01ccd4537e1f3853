package org.palermo.shelter.register;

/// The facilities of a shelter for people with a disability. Each is a {@link Need} of the same name.
public enum Accessibility {
    STEP_FREE,
    GROUND_FLOOR_ROOM,
    WHEELCHAIR_BATHROOM,
    HEARING_LOOP,
    VISUAL_ALARM
}
