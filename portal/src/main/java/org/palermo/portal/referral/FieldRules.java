package org.palermo.portal.referral;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.referral.CaseCodes.AgeGroup;
import org.palermo.portal.gateway.referral.ReferPerson.Identifier;
import org.palermo.portal.gateway.referral.ReferralResult.Why;

/// Checks what the service would refuse or correct, without calling it.
///
/// @param countries whose adult age and date count
record FieldRules(Countries countries) {
    private static final Map<Field, Integer> LONGEST = Map.of(
            Field.GIVEN_NAME, 200, Field.FAMILY_NAME, 200, Field.VALUE, 300, Field.WHEN, 300, Field.WORDS, 500, Field.CIRCUMSTANCES, 8000);
    private static final String REGION = "[A-Z]{2}-[A-Z0-9-]{1,12}";
    private static final String COUNTRY = "[A-Z]{2}|";
    private static final int LONGEST_NUMBER = 100;
    /// As many as a referral takes.
    static final int MOST_NUMBERS = 20;
    static final int MOST_LANGUAGES = 10;
    /// With a letter or digit, and without control characters.
    private static final String NUMBER = "(?=[^\\p{L}\\p{N}]*+[\\p{L}\\p{N}])[^\\p{Cntrl}]*+";
    private static final String INDICATOR = "[A-Z]{2}[0-9]{2}";
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    List<Field> wrong(TypedReferral typed, Step step) {
        return step.fields().stream().filter(field -> isWrong(typed, field)).toList();
    }

    /// The first page that was not sent yet or holds an invalid answer.
    Optional<Step> next(TypedReferral typed) {
        return Arrays.stream(Step.values()).filter(step -> !(step.saysWho() && typed.isDeclined()))
                .filter(step -> !typed.has(step) || !wrong(typed, step).isEmpty()).findFirst();
    }

    /// How the date of birth contradicts the stated age group; null when it does not.
    Why ageAgainstBirth(TypedReferral typed) {
        LocalDate born = typed.dateOfBirth();
        if (!isPast(typed, born) || typed.ageGroup() == null || typed.ageGroup() == AgeGroup.UNSURE) {
            return null;
        }
        boolean child = countries.isUnderAge(typed.foundIn(), born);
        return child == (typed.ageGroup() == AgeGroup.CHILD) ? null : child ? Why.CHILD_BY_BIRTH : Why.AGE_AND_BIRTH;
    }

    private boolean isWrong(TypedReferral typed, Field field) {
        return switch (field) {
            case REGION -> !typed.text("region").matches(REGION);
            case AGE_GROUP -> typed.ageGroup() == null || ageAgainstBirth(typed) != null;
            case CONSENT -> typed.ageGroup() == AgeGroup.ADULT && !typed.text("consent").matches("true|false");
            case CONSENT_HOW -> typed.isConsented() && typed.consentHow() == null;
            case SEX -> typed.sex() == null;
            case EXPLOITATION -> typed.exploitation().isEmpty();
            case DATE_OF_BIRTH -> !typed.isEmpty(field) && (!isPast(typed, typed.dateOfBirth()) || ageAgainstBirth(typed) != null);
            case NATIONALITY -> !typed.text("nationality").matches(COUNTRY);
            case LANGUAGES -> typed.languages().size() > MOST_LANGUAGES
                    || !typed.languages().stream().allMatch(tag -> tag.matches(LANGUAGE));
            case IDENTIFIERS -> typed.numbers().stream().anyMatch(one -> one.kind() == null)
                    || typed.identifiers().size() > MOST_NUMBERS
                    || typed.identifiers().stream().map(Identifier::value)
                    .anyMatch(value -> value.length() > LONGEST_NUMBER || !value.matches(NUMBER));
            case CHANNEL -> typed.channel() == null
                    && !(typed.isEmpty(field) && typed.isEmpty(Field.VALUE) && typed.isEmpty(Field.WHEN) && typed.isEmpty(Field.WORDS));
            case VALUE -> typed.channel() != null && typed.isEmpty(field) || isTooLong(typed, field);
            case INDICATORS -> !typed.indicators().stream().allMatch(code -> code.matches(INDICATOR));
            case GIVEN_NAME, FAMILY_NAME, WHEN, WORDS, CIRCUMSTANCES -> isTooLong(typed, field);
        };
    }

    private static boolean isTooLong(TypedReferral typed, Field field) {
        return typed.text(field.key()).length() > LONGEST.get(field);
    }

    private boolean isPast(TypedReferral typed, LocalDate date) {
        return date != null && date.isBefore(countries.today(typed.foundIn()));
    }
}
