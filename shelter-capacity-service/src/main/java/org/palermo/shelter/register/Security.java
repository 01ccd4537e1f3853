package org.palermo.shelter.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ShelterSecurity")
public enum Security {
    STANDARD,
    HIGH
}
