package org.palermo.referral.htcds;

/// Where a field of the standard lives in a case file.
enum Home {
    GIVEN_NAME,
    FAMILY_NAME,
    BIRTHDATE("dateOfBirth"),
    NATIONALITY("nationality"),
    LANGUAGE("languages"),
    PHONE("identifiers"),
    IDENTITY_NUMBER("identifiers"),
    SEX,
    CONSENT,
    EXPLOITATION,
    STAGE,
    REFERRED_ON,
    /// Nowhere of its own: kept with the person as it was told.
    KEPT,
    /// Not of the standard: what our own exports add, so that they come back whole.
    OUR_REFERENCE,
    OUR_REGION,
    OUR_AGE_GROUP,
    OTHERS;

    /// The field of a person by which it is corrected; empty where nothing of the file takes the place of what was told.
    final String corrected;

    Home() {
        this("");
    }

    Home(String corrected) {
        this.corrected = corrected;
    }
}
