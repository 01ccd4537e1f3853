package org.palermo.shelter.register;

/// What a person may need of a shelter beyond a place to sleep. Languages are not among them: a missing interpreter is
/// found by phone, and a filter would hide safe places; where none is spoken, a search says that it has to be assessed.
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
