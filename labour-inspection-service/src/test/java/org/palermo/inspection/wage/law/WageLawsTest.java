package org.palermo.inspection.wage.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files that are shipped, and the files that are refused.
class WageLawsTest {
    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
    private static final WageLaws LAWS = new WageLaws(JSON);
    private static final String FILE = """
            {"country":"XX","version":"1","everyYear":%s,"rates":[%s],"premiums":[%s],"deductions":[%s],"inKind":[],"fees":[]}
            """;
    private static final String RATE = """
            {"amount":%s,"currency":"%s","unit":"HOUR","ageFrom":%d,"validFrom":"%s"%s,"source":"s","unverified":true}
            """;

    @ParameterizedTest
    @CsvSource({
        // The year that policyengine-uk lacks.
        "GB, 2023-03-31, 30, 9.50", "GB, 2023-04-01, 30, 10.42", "GB, 2024-03-31, 30, 10.42", "GB, 2024-04-01, 30, 11.44",
        "GB, 2023-06-01, 22, 10.18", "GB, 2023-06-01, 20, 7.49", "GB, 2023-06-01, 17, 5.28", "GB, 2026-11-29, 21, 12.71",
        "GB, 2016-04-01, 25, 7.20", "GB, 2016-04-01, 24, 6.70", "FR, 2022-05-01, 30, 10.85", "FR, 2001-12-31, 30, 43.72",
        "FR, 2002-01-01, 30, 6.67"
    })
    void a_rate_by_date_and_age(String country, LocalDate day, long age, BigDecimal amount) {
        assertEquals(0, amount.compareTo(LAWS.of(country).law().rate(day, age, null, null).orElseThrow().amount()));
    }

    @Test
    void francs_until_2001_and_euros_from_2002() {
        WageLaw france = LAWS.of("FR").law();
        assertEquals("FRF", france.rate(LocalDate.parse("2001-12-31"), null, null, null).orElseThrow().currency());
        assertEquals("EUR", france.rate(LocalDate.parse("2002-01-01"), null, null, null).orElseThrow().currency());
    }

    /// Each prefecture has its own date. The source repeats the rate of 2024 for Nagano in 2025, which must be wrong: then there is none.
    @Test
    void a_rate_by_region_and_none_where_the_source_must_be_wrong() {
        WageLaw japan = LAWS.of("JP").law();
        assertEquals(0, new BigDecimal("1226")
                .compareTo(japan.rate(LocalDate.parse("2025-10-03"), 30L, "JP-13", null).orElseThrow().amount()));
        assertEquals(0, new BigDecimal("951")
                .compareTo(japan.rate(LocalDate.parse("2026-03-30"), 30L, "JP-05", null).orElseThrow().amount()));
        assertEquals(0, new BigDecimal("1031")
                .compareTo(japan.rate(LocalDate.parse("2026-03-31"), 30L, "JP-05", null).orElseThrow().amount()));
        assertTrue(japan.rate(LocalDate.parse("2025-10-03"), 30L, "JP-20", null).isEmpty());
        assertTrue(japan.rate(LocalDate.parse("2025-10-03"), 30L, null, null).isEmpty(), "no rate holds for the whole country");
    }

    @Test
    void a_rate_that_was_published_after_its_first_day_binds_from_its_first_day() {
        MinimumRate rate = LAWS.of("FR").law().rate(LocalDate.parse("1972-05-01"), null, null, null).orElseThrow();
        assertEquals(0, new BigDecimal("4.10").compareTo(rate.amount()));
        assertEquals(LocalDate.parse("1972-05-04"), rate.published());
        assertTrue(rate.isPublishedLate());
    }

    @Test
    void a_category_has_its_own_rate_and_every_other_one_that_of_all() {
        WageLaw britain = LAWS.of("GB").law();
        LocalDate day = LocalDate.parse("2023-06-01");
        assertEquals(0, new BigDecimal("5.28").compareTo(britain.rate(day, 30L, null, "APPRENTICE").orElseThrow().amount()));
        assertEquals(0, new BigDecimal("10.42").compareTo(britain.rate(day, 30L, "GB-ENG", "NURSE").orElseThrow().amount()));
    }

    @Test
    void below_the_lowest_age_and_before_the_first_day_there_is_no_rate() {
        WageLaw britain = LAWS.of("GB").law();
        assertTrue(britain.rate(LocalDate.parse("2023-06-01"), 15L, null, null).isEmpty());
        assertTrue(britain.rate(LocalDate.parse("2012-09-30"), 30L, null, null).isEmpty());
    }

    @Test
    void a_country_without_a_file_has_what_holds_everywhere() {
        WageLaws.Edition world = LAWS.of("ZZ");
        assertTrue(world.law().rates().isEmpty());
        assertTrue(LAWS.ofCountry("ZZ").isEmpty());
        assertEquals(WageRule.Treatment.FORBIDDEN,
                world.law().deduction("RECRUITMENT", LocalDate.parse("2026-01-01")).orElseThrow().rule());
    }

    /// Nobody has read the convention itself; it came into force on 24 September 1952.
    @Test
    void the_convention_on_wages_is_unverified_and_holds_from_its_day() {
        for (String country : List.of("GB", "FR", "JP", "ZZ")) {
            WageLaw law = LAWS.of(country).law();
            assertTrue(law.deduction("RECRUITMENT", LocalDate.parse("1952-09-24")).orElseThrow().unverified(), country);
            assertTrue(law.deduction("RECRUITMENT", LocalDate.parse("1952-09-23")).isEmpty(), country);
        }
    }

    @Test
    void an_edition_names_the_content_of_its_file() {
        assertTrue(LAWS.of("GB").name().matches("GB 2026-11-29 [0-9a-f]{12}"), LAWS.of("GB").name());
        assertFalse(LAWS.of("GB").name().equals(LAWS.of("FR").name()));
    }

    @Test
    void every_row_of_the_shipped_files_says_where_it_was_read() {
        for (String country : List.of("GB", "FR", "JP")) {
            LAWS.of(country).law().rates().forEach(rate -> assertFalse(rate.source().isBlank()));
        }
    }

    @Test
    void a_gap_is_refused() {
        refused("rates of all, whole country, from 18 with a gap before 2024-01-02", "null", rate("9", 18, "2023-01-01", "2023-12-31") + ","
                + rate("10", 18, "2024-01-02", null));
        refused("rates of all, whole country, from 18 that overlap on 2024-01-01", "null", rate("9", 18, "2023-01-01", null) + ","
                + rate("10", 18, "2024-01-01", null));
    }

    @Test
    void an_overlap_is_refused() {
        refused("that overlap on 2023-12-31", "null", rate("9", 18, "2023-01-01", "2023-12-31") + "," + rate("10", 18, "2023-12-31", null));
    }

    @Test
    void a_year_that_is_missing_is_refused() {
        refused("has no rate of all, whole country, from 18 that begins on 2023-04-01", "{\"monthDay\":\"04-01\",\"since\":2022}",
                rate("9", 18, "2022-04-01", "2024-03-31") + "," + rate("11", 18, "2024-04-01", null));
    }

    @Test
    void rows_of_other_ages_are_other_series() throws JsonProcessingException {
        WageLaw law = read("null", rate("9", 18, "2023-01-01", null) + "," + rate("11", 21, "2023-01-01", null));
        assertEquals(2, CheckedLaw.of(law, "f", "XX").rates().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "XTS", "AAA"})
    void a_currency_in_which_no_money_is_counted_is_refused(String currency) {
        refused("names " + currency + ", in which no money is counted", "null", RATE.formatted("9", currency, 18, "2023-01-01", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.1234567"})
    void an_amount_that_can_not_be_is_refused(String amount) {
        refused("has a rate that is not above zero or has too many decimals", "null", rate(amount, 18, "2023-01-01", null));
    }

    @Test
    void a_ceiling_without_a_number_and_a_rule_of_another_country_are_refused() throws JsonProcessingException {
        WageLaw law = JSON.readValue(FILE.formatted("null", "", "",
                "{\"kind\":\"FOOD\",\"rule\":\"CEILING\",\"validFrom\":\"2020-01-01\",\"source\":\"s\"}"), WageLaw.class);
        assertTrue(assertThrows(IllegalStateException.class, () -> CheckedLaw.of(law, "f", "XX")).getMessage().contains("needs a ceiling"));
        assertEquals("f is the file of another country",
                assertThrows(IllegalStateException.class, () -> CheckedLaw.of(law, "f", "YY")).getMessage());
    }

    private static String rate(String amount, int age, String from, String until) {
        return RATE.formatted(amount, "EUR", age, from, until == null ? "" : ",\"validUntil\":\"" + until + "\"");
    }

    private static WageLaw read(String everyYear, String rates) throws JsonProcessingException {
        return JSON.readValue(FILE.formatted(everyYear, rates, "", ""), WageLaw.class);
    }

    private static void refused(String why, String everyYear, String rates) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> CheckedLaw.of(read(everyYear, rates), "f", "XX"));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }
}
