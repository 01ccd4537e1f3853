package org.palermo.shelter.register;

/// Whether a shelter takes people in. `RESTRICTED` takes them after an assessment only.
public enum ShelterStatus {
    OPEN,
    RESTRICTED,
    REMOTE_ONLY,
    CLOSED
}
