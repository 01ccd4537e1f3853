package org.palermo.portal.referral;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.referral.IdentifierKind;
import org.palermo.portal.gateway.referral.ReferPerson.Identifier;
import org.palermo.portal.gateway.referral.ReferralResult.Why;

/// Which input of a referral is invalid, what is asked next, and what is never kept.
class TypedReferralTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Map<String, List<String>> ADULT = Map.of(
            "region", List.of("GB-ENG-LDN"), "ageGroup", List.of("ADULT"), "consent", List.of("true"), "consentHow", List.of("SPOKEN"), "sex", List.of("FEMALE"),
            "exploitation", List.of("LABOUR"));

    private static TypedReferral typed(String... more) {
        Map<String, List<String>> words = new HashMap<>(ADULT);
        for (int i = 0; i < more.length; i += 2) {
            words.put(more[i], List.of(more[i + 1].split(",", -1)));
        }
        return new TypedReferral(words, false);
    }

    private static List<Field> wrong(TypedReferral typed) {
        return wrong(new FieldRules(in("Europe/London", 18)), typed);
    }

    private static List<Field> wrong(FieldRules rules, TypedReferral typed) {
        return Arrays.stream(Step.values()).flatMap(step -> rules.wrong(typed, step).stream()).toList();
    }

    private static Optional<Step> next(TypedReferral typed) {
        return new FieldRules(in("Europe/London", 18)).next(typed);
    }

    private static Countries in(String zone, Integer adultAge) {
        return new Countries(List.of(new Country("GB", "United Kingdom", Map.of(), adultAge, zone, List.of(), null)));
    }

    private static TypedReferral born(String group, LocalDate born) {
        return typed("ageGroup", group, "day", "" + born.getDayOfMonth(), "month", "" + born.getMonthValue(), "year", "" + born.getYear());
    }

    @ParameterizedTest
    @CsvSource({"region,'',REGION", "region,London,REGION", "ageGroup,UNKNOWN,AGE_GROUP", "ageGroup,'',AGE_GROUP", "consent,'',CONSENT", "consent,maybe,CONSENT",
            "consentHow,'',CONSENT_HOW", "consentHow,SHOUTED,CONSENT_HOW",
            "sex,X,SEX", "exploitation,NONE,EXPLOITATION", "year,1999,DATE_OF_BIRTH", "nationality,Philippines,NATIONALITY", "languages,'en,English!',LANGUAGES",
            "phone,---,IDENTIFIERS", "nationalId,?,IDENTIFIERS", "number,77,IDENTIFIERS",
            "value,0170,CHANNEL", "when,Sundays,CHANNEL", "words,Hello,CHANNEL", "channel,DRUM,CHANNEL", "channel,PHONE,VALUE",
            "channel,IN_PERSON,VALUE", "indicators,ex1,INDICATORS"})
    void input_that_the_service_would_refuse_is_named(String name, String value, Field expected) {
        assertThat(wrong(typed())).isEmpty();
        assertThat(wrong(typed(name, value))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"givenName,200,GIVEN_NAME", "familyName,200,FAMILY_NAME", "value,300,VALUE", "when,300,WHEN", "words,500,WORDS", "passport,100,IDENTIFIERS", "otherPhone,100,IDENTIFIERS", "circumstances,8000,CIRCUMSTANCES"})
    void the_longest_accepted_input(String name, int longest, Field expected) {
        assertThat(wrong(typed("channel", "PHONE", "value", "0170", name, "a".repeat(longest)))).isEmpty();
        assertThat(wrong(typed("channel", "PHONE", "value", "0170", name, "a".repeat(longest + 1)))).containsExactly(expected);
    }

    @Test
    void a_number_is_one_of_the_known_kinds() {
        TypedReferral known = typed("numberKind", "OTHER,,PHONE", "number", "register 77,,+44 1");
        assertThat(wrong(known)).isEmpty();
        assertThat(known.identifiers()).containsExactly(new Identifier(IdentifierKind.OTHER, "register 77"),
                new Identifier(IdentifierKind.PHONE, "+44 1"));
        assertThat(wrong(typed("numberKind", "SHOE", "number", "39"))).containsExactly(Field.IDENTIFIERS);
        assertThat(wrong(typed("numberKind", "OTHER", "number", ""))).isEmpty();
        String many = "OTHER,".repeat(20) + "OTHER";
        assertThat(wrong(typed("numberKind", many, "number", IntStream.rangeClosed(0, 20).mapToObj(String::valueOf).collect(Collectors.joining(",")))))
                .containsExactly(Field.IDENTIFIERS);
    }

    @Test
    void a_date_of_birth_is_a_day_in_the_past() {
        assertThat(wrong(typed("day", "27", "month", "3", "year", "1999"))).isEmpty();
        assertThat(wrong(typed("day", "31", "month", "2", "year", "1999"))).containsExactly(Field.DATE_OF_BIRTH);
        LocalDate next = LocalDate.now(LONDON).plusDays(2);
        assertThat(wrong(typed("day", "" + next.getDayOfMonth(), "month", "" + next.getMonthValue(), "year", "" + next.getYear()))).containsExactly(Field.DATE_OF_BIRTH);
    }

    @ParameterizedTest
    @CsvSource({"CHILD,30,AGE_AND_BIRTH", "CHILD,18,AGE_AND_BIRTH", "CHILD,17,", "ADULT,17,CHILD_BY_BIRTH", "ADULT,18,", "UNSURE,30,", "UNSURE,3,"})
    void a_date_of_birth_fits_the_age_group(String group, int years, Why expected) {
        TypedReferral typed = born(group, LocalDate.now(LONDON).minusYears(years));
        assertThat(new FieldRules(in("Europe/London", 18)).ageAgainstBirth(typed)).isEqualTo(expected);
        assertThat(wrong(typed)).isEqualTo(expected == null ? List.of() : List.of(Field.AGE_GROUP, Field.DATE_OF_BIRTH));
    }

    @Test
    void the_law_of_the_country_says_who_is_a_child_else_it_is_18() {
        TypedReferral adult = born("ADULT", LocalDate.now(LONDON).minusYears(19));
        assertThat(new FieldRules(in("Europe/London", 21)).ageAgainstBirth(adult)).isEqualTo(Why.CHILD_BY_BIRTH);
        assertThat(new FieldRules(in("Europe/London", null)).ageAgainstBirth(adult)).isNull();
        assertThat(new FieldRules(new Countries(List.of())).ageAgainstBirth(adult)).isNull();
    }

    /// The two zones never have the same date.
    @Test
    void the_date_is_that_of_the_country() {
        LocalDate born = LocalDate.now(ZoneId.of("Pacific/Kiritimati")).minusYears(18);
        assertThat(new FieldRules(in("Pacific/Kiritimati", 18)).ageAgainstBirth(born("CHILD", born))).isEqualTo(Why.AGE_AND_BIRTH);
        assertThat(new FieldRules(in("Etc/GMT+12", 18)).ageAgainstBirth(born("CHILD", born))).isNull();
        LocalDate yesterday = LocalDate.now(ZoneId.of("Pacific/Kiritimati")).minusDays(1);
        assertThat(wrong(new FieldRules(in("Pacific/Kiritimati", 18)), born("CHILD", yesterday))).isEmpty();
        assertThat(wrong(new FieldRules(in("Etc/GMT+12", 18)), born("CHILD", yesterday))).containsExactly(Field.DATE_OF_BIRTH);
    }

    @Test
    void a_region_of_another_country_is_cleared() {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        sent.putSingle("region", "GB-SCT");
        sent.putSingle("country", "ZZ");
        assertThat(TypedReferral.NOTHING.with(Step.ABOUT, sent, (_, _) -> false).text("region")).isEmpty();
        sent.putSingle("country", "GB");
        assertThat(TypedReferral.NOTHING.with(Step.ABOUT, sent, (_, _) -> false).text("region")).isEqualTo("GB-SCT");
    }

    @ParameterizedTest
    @CsvSource({"CHILD", "UNSURE"})
    void only_an_adult_is_asked_for_consent_and_can_decline(String group) {
        for (String consent : List.of("", "true", "false")) {
            TypedReferral typed = typed("ageGroup", group, "consent", consent, "givenName", "Ana");
            assertThat(wrong(typed)).isEmpty();
            assertThat(typed.isDeclined()).isFalse();
            assertThat(typed.made().consent()).isNull();
            assertThat(typed.made().consentHow()).isNull();
            assertThat(typed.made().person().givenName()).isEqualTo("Ana");
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void no_input_identifies_an_adult_who_declines(Step step) {
        List<String> all = new ArrayList<>();
        step.inputs().stream().filter(name -> step.saysWho()).forEach(name -> all.addAll(List.of(name, "typed before")));
        all.addAll(List.of("consent", "false"));
        TypedReferral declined = typed(all.toArray(String[]::new));
        assertThat(declined.words()).containsOnlyKeys(ADULT.keySet());
        assertThat(declined.made().person()).isNull();
        assertThat(declined.made().consentHow()).isNull();
        assertThat(next(declined)).as("no further question").isEmpty();
    }

    /// The country says enough. Before it is chosen, she is an adult if she is one in both countries.
    @ParameterizedTest
    @CsvSource({"'',GB-SCT,19,true", "'',ZZ-N,19,false", "'','',17,false", "'','',19,false", "'','',22,true",
            "GB,'',17,false", "GB,'',19,true", "ZZ,'',19,false", "ZZ,'',22,true", "QA,'',19,false",
            "GB,GB-SCT,19,true", "ZZ,ZZ-N,19,false"})
    void who_declines_leaves_no_name_also_before_the_region_is_chosen(String country, String region, int years, boolean declined) {
        Countries countries = new Countries(List.of(in("Europe/London", 18).items().getFirst(),
                new Country("ZZ", "Zed", Map.of(), 21, "Europe/London", List.of(), null)));
        LocalDate born = LocalDate.now(LONDON).minusYears(years);
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        Map.of("givenName", "Ana", "day", "" + born.getDayOfMonth(), "month", "" + born.getMonthValue(), "year", "" + born.getYear())
                .forEach(sent::putSingle);
        TypedReferral typed = typed("country", country, "region", region, "consent", "false").with(Step.PERSON, sent, countries::isChild);
        assertThat(typed.isDeclined()).isEqualTo(declined);
        assertThat(typed.text("givenName")).isEqualTo(declined ? "" : "Ana");
    }

    @Test
    void while_the_countries_are_not_known_everybody_counts_as_a_child() {
        assertThat(new Countries(List.of()).isChild("", LocalDate.now(LONDON).minusYears(80))).isTrue();
        assertThat(in("Europe/London", 18).isChild("", LocalDate.now(LONDON).minusYears(19))).isFalse();
        assertThat(in("Europe/London", null).isChild("", LocalDate.now(LONDON).minusYears(19))).as("18 without another law").isFalse();
    }

    @Test
    void a_child_by_date_of_birth_can_not_decline() {
        Map<String, List<String>> words = new HashMap<>(ADULT);
        words.putAll(Map.of("consent", List.of("false"), "givenName", List.of("Ana"), "day", List.of("8"), "month", List.of("3"), "year", List.of("2015")));
        TypedReferral child = new TypedReferral(words, true);
        assertThat(child.isDeclined()).isFalse();
        assertThat(child.made().person().givenName()).isEqualTo("Ana");
        assertThat(new TypedReferral(words, false).words()).containsOnlyKeys(ADULT.keySet());
    }

    @Test
    void pages_come_in_order_and_invalid_ones_again() {
        assertThat(next(TypedReferral.NOTHING)).contains(Step.ABOUT);
        assertThat(next(typed())).contains(Step.PERSON);
        assertThat(next(typed("givenName", ""))).contains(Step.CONTACT);
        assertThat(next(typed("givenName", "", "circumstances", ""))).isEmpty();
        assertThat(next(typed("givenName", "", "circumstances", "", "year", "19999999999"))).contains(Step.PERSON);
        assertThat(next(typed("region", "", "givenName", "", "circumstances", ""))).contains(Step.ABOUT);
    }

    @ParameterizedTest
    @CsvSource({"region,REGION", "person.dateOfBirth,DATE_OF_BIRTH", "languages[0].<list element>,LANGUAGES", "exploitation[].<iterable element>,EXPLOITATION",
            "safeContact.channel,CHANNEL", "safeContact.value,VALUE", "person.identifiers[0].value,IDENTIFIERS", "ageGroup,AGE_GROUP"})
    void a_field_is_found_by_the_services_name_for_it(String violated, Field expected) {
        assertThat(Field.of(violated)).contains(expected);
        assertThat(Field.of("Idempotency-Key")).isEmpty();
    }
}
