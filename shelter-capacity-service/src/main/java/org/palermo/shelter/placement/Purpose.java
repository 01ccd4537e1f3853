package org.palermo.shelter.placement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The purpose of a stay.
@Schema(name = "StayPurpose")
public enum Purpose {
    EMERGENCY,
    RECOVERY,
    TRANSITION
}
