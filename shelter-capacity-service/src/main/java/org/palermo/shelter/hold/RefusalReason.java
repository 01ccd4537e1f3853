package org.palermo.shelter.hold;

/// Why a shelter refuses somebody. Codes only, because words about a person do not belong here. The first three concern the shelter
/// and end with its next census; the others concern the people of the request.
public enum RefusalReason {
    FULL,
    STAFF_SHORTAGE,
    HYGIENE_LIMIT,
    NEEDS_NOT_MET,
    SAFETY_OF_RESIDENTS,
    SAFETY_OF_APPLICANT,
    OUT_OF_REMIT
}
