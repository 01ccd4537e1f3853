package org.palermo.kernel.organisation;

/// Kinds of organisation. All but `IMMIGRATION` may follow cases.
enum OrganisationKind {
    COMPETENT_AUTHORITY,
    NGO,
    POLICE,
    LOCAL_AUTHORITY,
    HEALTH,
    LABOUR_INSPECTORATE,
    IMMIGRATION,
    SHELTER_OPERATOR,
    LEGAL_ADVICE,
    GUARDIANSHIP,
    PROSECUTION,
    GOVERNMENT,
    OTHER
}
