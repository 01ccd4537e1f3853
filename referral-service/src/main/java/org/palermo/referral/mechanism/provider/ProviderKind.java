package org.palermo.referral.mechanism.provider;

/// The kind of an organisation. Immigration bodies read the receipt of a referral and nothing else, see {@link #mayFollowCases()}.
public enum ProviderKind {
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
    OTHER;

    /// An immigration body never reads a stage, a decision, a contact or a service, whatever roles its people hold.
    public boolean mayFollowCases() {
        return this != IMMIGRATION;
    }
}
