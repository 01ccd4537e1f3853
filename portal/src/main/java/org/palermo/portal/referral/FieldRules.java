package org.palermo.portal.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.palermo.portal.gateway.referral.CaseCodes.AgeGroup;

/// Checks what the service would refuse as well, without calling it.
final class FieldRules {
    private static final Map<Field, Integer> LONGEST = Map.of(
            Field.GIVEN_NAME, 200, Field.FAMILY_NAME, 200, Field.VALUE, 300, Field.WHEN, 300, Field.WORDS, 500, Field.CIRCUMSTANCES, 8000);
    private static final String REGION = "[A-Z]{2}-[A-Z0-9-]{1,12}";
    private static final String COUNTRY = "[A-Z]{2}|";
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private FieldRules() {}

    static List<Field> wrong(Typed typed, Step step) {
        return step.fields().stream().filter(field -> isWrong(typed, field)).toList();
    }

    private static boolean isWrong(Typed typed, Field field) {
        return switch (field) {
            case REGION -> !typed.text("region").matches(REGION);
            case AGE_GROUP -> typed.ageGroup() == null;
            case CONSENT -> typed.ageGroup() == AgeGroup.ADULT && !typed.text("consent").matches("true|false");
            case SEX -> typed.sex() == null;
            case EXPLOITATION -> typed.exploitation().isEmpty();
            case DATE_OF_BIRTH -> !typed.isEmpty(field) && !isPast(typed.dateOfBirth());
            case NATIONALITY -> !typed.text("nationality").matches(COUNTRY);
            case LANGUAGES -> typed.languages().size() > 10 || !typed.languages().stream().allMatch(tag -> tag.matches(LANGUAGE));
            case CHANNEL -> typed.channel() == null && !(typed.isEmpty(field) && typed.isEmpty(Field.VALUE) && typed.isEmpty(Field.WHEN) && typed.isEmpty(Field.WORDS));
            case GIVEN_NAME, FAMILY_NAME, VALUE, WHEN, WORDS, CIRCUMSTANCES -> typed.text(field.key()).length() > LONGEST.get(field);
        };
    }

    private static boolean isPast(LocalDate date) {
        return date != null && date.isBefore(LocalDate.now());
    }
}
