package org.palermo.shelter.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The facilities of a shelter for people with a disability. Each is also a need for accommodation, of the same name.
@Schema(name = "ShelterAccessibility")
public enum Accessibility {
    STEP_FREE,
    GROUND_FLOOR_ROOM,
    WHEELCHAIR_BATHROOM,
    HEARING_LOOP,
    VISUAL_ALARM
}
