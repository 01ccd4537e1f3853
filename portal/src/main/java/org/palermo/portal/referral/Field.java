package org.palermo.portal.referral;

import io.quarkus.qute.TemplateEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A question of the referral. Its words are in the message bundles.
@TemplateEnum
public enum Field {
    REGION("region", "country", "region"), AGE_GROUP("ageGroup"), CONSENT("consent"), CONSENT_HOW("consentHow"), SEX("sex"),
    EXPLOITATION("exploitation"),
    GIVEN_NAME("givenName"), FAMILY_NAME("familyName"), DATE_OF_BIRTH("dateOfBirth", "day", "month", "year"), NATIONALITY("nationality"),
    LANGUAGES("languages"),
    IDENTIFIERS("identifiers", "phone", "otherPhone", "passport", "nationalId", TypedReferral.NUMBER_KIND, TypedReferral.NUMBER),
    CHANNEL("channel"), VALUE("value"), WHEN("when"), WORDS("words"), CIRCUMSTANCES("circumstances"),
    INDICATORS("indicators");

    private final String key;
    private final List<String> inputs;

    /// @param inputs the names of the form inputs, if they differ from the key
    Field(String key, String... inputs) {
        this.key = key;
        this.inputs = inputs.length == 0 ? List.of(key) : List.of(inputs);
    }

    /// The field's name in the service, and its id on the page.
    public String key() {
        return key;
    }

    List<String> inputs() {
        return inputs;
    }

    /// Whether it says how old the person is.
    public boolean isOfAge() {
        return this == AGE_GROUP || this == DATE_OF_BIRTH;
    }

    /// @param violated the field as a service names it: `safeContact.channel`, `languages[0].<list element>`
    static Optional<Field> of(String violated) {
        List<String> parts = Arrays.stream(violated.split("\\.")).map(part -> part.replaceAll("\\[.*", "")).toList();
        return Arrays.stream(values()).filter(field -> parts.contains(field.key)).findFirst();
    }
}
