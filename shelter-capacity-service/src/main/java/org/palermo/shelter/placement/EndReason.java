package org.palermo.shelter.placement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a stay has ended. Codes only, because words about a person do not belong here.
@Schema(name = "StayEndReason")
public enum EndReason {
    /// The purpose of the stay is achieved.
    COMPLETED,
    /// The person wants to leave.
    OWN_WISH,
    /// Other residents are not safe with the person, or the person with them.
    SAFETY,
    /// The person has not come back.
    NOT_RETURNED,
    /// The shelter closes or can't keep the person.
    SHELTER_UNABLE
}
