package org.palermo.shelter.hold;

/// Why a shelter can't take somebody. Codes only: words about a person have no place here. The first three are
/// of the house, and over once it has counted again; the others are of the people who were asked for.
public enum RefusalReason {
    FULL,
    STAFF_SHORTAGE,
    HYGIENE_LIMIT,
    NEEDS_NOT_MET,
    SAFETY_OF_RESIDENTS,
    SAFETY_OF_APPLICANT,
    OUT_OF_REMIT
}
