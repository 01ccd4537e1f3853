package org.palermo.referral.difficulty;

/// Why a survivor could not reach a service.
public enum DifficultyCause {
    FULL,
    CLOSED,
    NOT_IN_REGION,
    /// Movement or meeting was restricted, as in a pandemic.
    RESTRICTIONS,
    TRANSPORT,
    COST,
    LANGUAGE,
    /// The person was asked for papers that she did not have.
    DOCUMENTS,
    NOT_ELIGIBLE,
    /// No phone, computer or connection.
    NO_DEVICE,
    /// Nobody to look after the person's dependants.
    CARE_OF_OTHERS,
    /// The service was not accessible to the person because of a disability.
    DISABILITY,
    FEAR,
    NOT_INFORMED,
    TURNED_AWAY,
    ANOTHER
}
