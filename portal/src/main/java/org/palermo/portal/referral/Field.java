package org.palermo.portal.referral;

import io.quarkus.qute.TemplateEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is asked of a referral; the words are messages.
@TemplateEnum
public enum Field {
    REGION("region"), AGE_GROUP("ageGroup"), CONSENT("consent"), SEX("sex"), EXPLOITATION("exploitation"),
    GIVEN_NAME("givenName"), FAMILY_NAME("familyName"), DATE_OF_BIRTH("dateOfBirth", "day", "month", "year"), NATIONALITY("nationality"),
    LANGUAGES("languages"),
    CHANNEL("channel"), VALUE("value"), WHEN("when"), WORDS("words"), CIRCUMSTANCES("circumstances");

    private final String key;
    private final List<String> inputs;

    /// @param inputs of the form, where they are not one of its own name
    Field(String key, String... inputs) {
        this.key = key;
        this.inputs = inputs.length == 0 ? List.of(key) : List.of(inputs);
    }

    /// Its name in the service, and its id on the page.
    public String key() {
        return key;
    }

    List<String> inputs() {
        return inputs;
    }

    /// @param violated as a service names it: `safeContact.channel`, `languages[0].<list element>`
    static Optional<Field> of(String violated) {
        List<String> parts = Arrays.stream(violated.split("\\.")).map(part -> part.replaceAll("\\[.*", "")).toList();
        return Arrays.stream(values()).filter(field -> parts.contains(field.key)).findFirst();
    }
}
