package org.palermo.referral.htcds.standard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The place of a field of the standard in a case file.
@Schema(name = "HtcdsFieldHome")
public enum FieldPlace {
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
    /// No field of its own: kept unchanged with the person.
    KEPT,
    /// Not in the standard: our exports add it, so that a re-import is complete.
    OUR_REFERENCE,
    OUR_REGION,
    OUR_AGE_GROUP,
    OTHERS;

    /// The field of {@link org.palermo.referral.casefile.correction.CorrectPerson} that corrects it; empty when no correction
    /// replaces the imported value.
    private final String corrected;

    FieldPlace() {
        this("");
    }

    FieldPlace(String corrected) {
        this.corrected = corrected;
    }

    /// Whether the field is not in the standard but added by our exports.
    public boolean isOurs() {
        return switch (this) {
            case OUR_REFERENCE, OUR_REGION, OUR_AGE_GROUP, OTHERS -> true;
            default -> false;
        };
    }

    /// The field of {@link org.palermo.referral.casefile.CorrectPerson} that corrects it; empty when no correction replaces the imported
    /// value.
    public String corrected() {
        return corrected;
    }
}
