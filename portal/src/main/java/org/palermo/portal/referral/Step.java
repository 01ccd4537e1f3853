package org.palermo.portal.referral;

import io.quarkus.qute.TemplateEnum;
import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A page of questions; its words are in the message bundles. The first page asks an adult for consent. The pages after it
/// ask who the person is, and only if she may be referred.
@TemplateEnum
public enum Step {
    ABOUT(Field.REGION, Field.AGE_GROUP, Field.CONSENT, Field.CONSENT_HOW, Field.SEX, Field.EXPLOITATION),
    PERSON(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.DATE_OF_BIRTH, Field.NATIONALITY, Field.LANGUAGES, Field.IDENTIFIERS),
    CONTACT(Field.CHANNEL, Field.VALUE, Field.WHEN, Field.WORDS, Field.CIRCUMSTANCES, Field.INDICATORS);

    private final List<Field> fields;

    Step(Field... fields) {
        this.fields = List.of(fields);
    }

    List<Field> fields() {
        return fields;
    }

    /// The last segment of the page's path.
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int number() {
        return ordinal() + 1;
    }

    /// Whether an adult who declines skips this page.
    boolean saysWho() {
        return this != ABOUT;
    }

    List<String> inputs() {
        return fields.stream().flatMap(field -> field.inputs().stream()).toList();
    }

    static Step of(String path) {
        return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst().orElseThrow(NotFoundException::new);
    }

    static Step of(Field field) {
        return Arrays.stream(values()).filter(step -> step.fields.contains(field)).findFirst().orElseThrow();
    }
}
