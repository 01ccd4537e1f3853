package org.palermo.referral.mechanism;

/// What kind of organisation a provider is. Immigration bodies see the receipt of a referral and nothing else, see
/// {@link #mayFollowCases()}.
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

    /// An immigration body never sees a stage, a decision, a contact or a service, whatever role its people hold.
    public boolean mayFollowCases() {
        return this != IMMIGRATION;
    }
}
