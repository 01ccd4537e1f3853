package org.palermo.shelter.hold;

/// Why a shelter can't take somebody. Codes only: words about a person have no place here.
public enum RefusalReason {
    FULL,
    STAFF_SHORTAGE,
    HYGIENE_LIMIT,
    NEEDS_NOT_MET,
    SAFETY_OF_RESIDENTS,
    SAFETY_OF_APPLICANT,
    OUT_OF_REMIT
}
