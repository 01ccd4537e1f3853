package org.palermo.portal.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which input of a referral is invalid, what is asked next, and what is never kept.
class TypedTest {
    private static final Map<String, List<String>> ADULT = Map.of(
            "region", List.of("GB-ENG-LDN"), "ageGroup", List.of("ADULT"), "consent", List.of("true"), "sex", List.of("FEMALE"),
            "exploitation", List.of("LABOUR"));

    private static Typed typed(String... more) {
        Map<String, List<String>> words = new HashMap<>(ADULT);
        for (int i = 0; i < more.length; i += 2) {
            words.put(more[i], List.of(more[i + 1].split(",", -1)));
        }
        return new Typed(words, false);
    }

    private static List<Field> wrong(Typed typed) {
        return Arrays.stream(Step.values()).flatMap(step -> FieldRules.wrong(typed, step).stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({"region,'',REGION", "region,London,REGION", "ageGroup,UNKNOWN,AGE_GROUP", "ageGroup,'',AGE_GROUP", "consent,'',CONSENT", "consent,maybe,CONSENT",
            "sex,X,SEX", "exploitation,NONE,EXPLOITATION", "year,1999,DATE_OF_BIRTH", "nationality,Philippines,NATIONALITY", "languages,'en,English!',LANGUAGES",
            "value,0170,CHANNEL", "when,Sundays,CHANNEL", "words,Hello,CHANNEL", "channel,DRUM,CHANNEL"})
    void input_that_the_service_would_refuse_is_named(String name, String value, Field expected) {
        assertThat(wrong(typed())).isEmpty();
        assertThat(wrong(typed(name, value))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"givenName,200,GIVEN_NAME", "familyName,200,FAMILY_NAME", "value,300,VALUE", "when,300,WHEN", "words,500,WORDS", "circumstances,8000,CIRCUMSTANCES"})
    void the_longest_accepted_input(String name, int longest, Field expected) {
        assertThat(wrong(typed("channel", "PHONE", name, "a".repeat(longest)))).isEmpty();
        assertThat(wrong(typed("channel", "PHONE", name, "a".repeat(longest + 1)))).containsExactly(expected);
    }

    @Test
    void a_date_of_birth_is_a_day_in_the_past() {
        assertThat(wrong(typed("day", "27", "month", "3", "year", "1999"))).isEmpty();
        assertThat(wrong(typed("day", "31", "month", "2", "year", "1999"))).containsExactly(Field.DATE_OF_BIRTH);
        LocalDate next = LocalDate.now().plusDays(2);
        assertThat(wrong(typed("day", "" + next.getDayOfMonth(), "month", "" + next.getMonthValue(), "year", "" + next.getYear()))).containsExactly(Field.DATE_OF_BIRTH);
    }

    @ParameterizedTest
    @CsvSource({"CHILD", "UNSURE"})
    void only_an_adult_is_asked_for_consent_and_can_decline(String group) {
        for (String consent : List.of("", "true", "false")) {
            Typed typed = typed("ageGroup", group, "consent", consent, "givenName", "Ana");
            assertThat(wrong(typed)).isEmpty();
            assertThat(typed.isDeclined()).isFalse();
            assertThat(typed.made().consent()).isNull();
            assertThat(typed.made().person().givenName()).isEqualTo("Ana");
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void no_input_identifies_an_adult_who_declines(Step step) {
        List<String> all = new ArrayList<>();
        step.inputs().stream().filter(name -> step.saysWho()).forEach(name -> all.addAll(List.of(name, "typed before")));
        all.addAll(List.of("consent", "false"));
        Typed declined = typed(all.toArray(String[]::new));
        assertThat(declined.words()).containsOnlyKeys(ADULT.keySet());
        assertThat(declined.made().person()).isNull();
        assertThat(declined.next()).as("no further question").isEmpty();
    }

    @Test
    void a_child_by_date_of_birth_can_not_decline() {
        Map<String, List<String>> words = new HashMap<>(ADULT);
        words.putAll(Map.of("consent", List.of("false"), "givenName", List.of("Ana"), "day", List.of("8"), "month", List.of("3"), "year", List.of("2015")));
        Typed child = new Typed(words, true);
        assertThat(child.isDeclined()).isFalse();
        assertThat(child.isChildByBirth()).isTrue();
        assertThat(child.made().person().givenName()).isEqualTo("Ana");
        assertThat(new Typed(words, false).words()).containsOnlyKeys(ADULT.keySet());
    }

    @Test
    void pages_come_in_order_and_invalid_ones_again() {
        assertThat(Typed.NOTHING.next()).contains(Step.ABOUT);
        assertThat(typed().next()).contains(Step.PERSON);
        assertThat(typed("givenName", "").next()).contains(Step.CONTACT);
        assertThat(typed("givenName", "", "circumstances", "").next()).isEmpty();
        assertThat(typed("givenName", "", "circumstances", "", "year", "19999999999").next()).contains(Step.PERSON);
        assertThat(typed("region", "", "givenName", "", "circumstances", "").next()).contains(Step.ABOUT);
    }

    @ParameterizedTest
    @CsvSource({"region,REGION", "person.dateOfBirth,DATE_OF_BIRTH", "languages[0].<list element>,LANGUAGES", "exploitation[].<iterable element>,EXPLOITATION",
            "safeContact.channel,CHANNEL", "ageGroup,AGE_GROUP"})
    void a_field_is_found_by_the_services_name_for_it(String violated, Field expected) {
        assertThat(Field.of(violated)).contains(expected);
        assertThat(Field.of("Idempotency-Key")).isEmpty();
    }
}
