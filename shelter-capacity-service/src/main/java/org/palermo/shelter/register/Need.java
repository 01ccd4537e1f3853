package org.palermo.shelter.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a person may need from a shelter in addition to a place to sleep. Languages are not needs: an interpreter can be found by
/// phone, and a filter would hide safe places. A search answers that a shelter where nobody speaks the language needs an
/// assessment.
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
    /// No men live there.
    WOMEN_ONLY
}
