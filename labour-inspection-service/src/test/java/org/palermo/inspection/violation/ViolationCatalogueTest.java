package org.palermo.inspection.violation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.text.PageWords;

class ViolationCatalogueTest {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final String MINIMUM = "WAGES_BELOW_MINIMUM";
    private static final String FILE = """
            {"country":"XX","note":"n","violations":[
              {"code":"AAA","text":"t","from":"2000-01-01","until":"2010-01-01","statute":"s","source":"q","penalties":[]},
              {"code":"AAA","text":"t","from":"2010-01-01","statute":"s","source":"q",
               "penalties":[{"kind":"CIVIL","text":"t","currency":"GBP","least":1,"most":2,"per":"TOTAL","statute":"s","source":"q"}]}],
             "appeals":[{"kind":"IMPROVEMENT","days":1,"suspends":true,"from":"2000-01-01","statute":"s","source":"q"},
              {"kind":"PROHIBITION","days":1,"suspends":true,"from":"2000-01-01","statute":"s","source":"q"},
              {"kind":"REMEDIATION","days":1,"suspends":true,"from":"2000-01-01","statute":"s","source":"q"},
              {"kind":"PAYMENT","days":1,"suspends":true,"from":"2000-01-01","statute":"s","source":"q"},
              {"kind":"PENALTY","days":1,"suspends":true,"from":"2000-01-01","statute":"s","source":"q"}]}
            """;

    private final ViolationCatalogue catalogue = new ViolationCatalogue(JSON, new Countries(JSON, List.of("gb", "zz")));

    @ParameterizedTest
    @CsvSource({"2009-04-06,50,500000,TOTAL", "2014-03-06,50,500000,TOTAL", "2014-03-07,100,2000000,TOTAL", "2015-05-25,100,2000000,TOTAL",
        "2015-05-26,100,2000000,WORKER", "2016-03-31,100,2000000,WORKER", "2016-04-01,200,2000000,WORKER", "2026-11-29,200,2000000,WORKER"})
    void the_law_of_the_day_of_the_act_counts(LocalDate day, int percent, long most, PenaltyScale per) {
        ListedViolation law = catalogue.find("GB", MINIMUM, day).orElseThrow();
        ListedViolation.ListedPenalty penalty = law.penalties().getFirst();
        assertTrue(law.national() && law.verified() && penalty.verified());
        assertEquals(percent, penalty.percent());
        assertEquals(10_000, penalty.least());
        assertEquals(most, penalty.most());
        assertEquals(per, penalty.per());
        assertEquals(per == PenaltyScale.WORKER ? most * 3 : most, penalty.mostFor(3));
    }

    @Test
    void before_the_national_law_and_in_another_country_the_convention_counts_without_a_penalty() {
        for (ListedViolation law : List.of(catalogue.find("GB", MINIMUM, LocalDate.of(2009, 4, 5)).orElseThrow(), catalogue.find("BR", MINIMUM, LocalDate.of(2026, 1, 1)).orElseThrow())) {
            assertFalse(law.national());
            assertFalse(law.verified());
            assertEquals(List.of(), law.penalties());
        }
        assertTrue(catalogue.find("BR", MINIMUM, LocalDate.of(1972, 4, 28)).isEmpty());
        assertTrue(catalogue.find("GB", "SOMETHING_ELSE", LocalDate.of(2026, 1, 1)).isEmpty());
    }

    @Test
    void each_code_has_words_in_each_language_and_english_is_that_of_the_law() {
        for (ViolationCode code : catalogue.codes()) {
            assertEquals(code.text(), catalogue.text(code.code(), code.text(), "en"));
            assertEquals(PageWords.LANGUAGES.size(), PageWords.LANGUAGES.stream().map(language -> catalogue.text(code.code(), code.text(), language)).distinct().count(), code.code());
        }
        assertEquals("as the law says it", catalogue.text("A_LAW_OF_ITS_OWN", "as the law says it", "fr"));
    }

    @Test
    void on_a_day_each_code_stands_once_and_the_country_s_own_law_first() {
        List<ListedViolation> all = catalogue.on("ZZ", LocalDate.of(2025, 6, 1));
        assertEquals(all.size(), all.stream().map(ListedViolation::code).distinct().count());
        assertEquals(300_000, all.stream().filter(v -> v.code().equals(MINIMUM)).findFirst().orElseThrow().penalties().getFirst().most());
        assertTrue(all.stream().anyMatch(v -> !v.national()));
        assertTrue(catalogue.of("ZZ").size() > all.size(), "former law is in the whole list");
    }

    @ParameterizedTest
    @EnumSource(DirectiveKind.class)
    void each_kind_of_order_has_a_term_of_appeal_everywhere(DirectiveKind kind) {
        for (String country : List.of("GB", "ZZ", "BR")) {
            assertTrue(catalogue.appeal(country, kind, LocalDate.of(2026, 1, 1)).days() > 0, country);
        }
        assertTrue(catalogue.appealAgainstPenalty("BR", LocalDate.of(2026, 1, 1)).days() > 0);
        assertFalse(catalogue.appeal("GB", DirectiveKind.PROHIBITION, LocalDate.of(2026, 1, 1)).suspends());
        assertTrue(catalogue.appeal("GB", DirectiveKind.IMPROVEMENT, LocalDate.of(2026, 1, 1)).suspends());
        assertEquals(21, catalogue.appeal("GB", DirectiveKind.IMPROVEMENT, LocalDate.of(2026, 1, 1)).days());
        assertFalse(catalogue.appeal("GB", kind, LocalDate.of(2026, 1, 1)).verified(), "the Act was not read, only a guide");
    }

    @Test
    void a_penalty_without_an_upper_bound_has_none_for_any_number_of_workers() {
        assertNull(new ListedViolation.ListedPenalty(PenaltyKind.CIVIL, "t", "GBP", 1L, null, PenaltyScale.WORKER, null, "s", "q", true).mostFor(7));
    }

    @Test
    void a_right_file_is_taken() throws JsonProcessingException {
        CatalogueRules.check(JSON.readValue(FILE, CatalogueFile.class));
    }

    private static final String TWO_TERMS = FILE.replace("{\"kind\":\"PAYMENT\",\"days\":1,\"suspends\":true,\"from\":\"2000-01-01\",",
            "{\"kind\":\"PAYMENT\",\"days\":14,\"suspends\":false,\"from\":\"2020-04-01\",\"statute\":\"s\",\"source\":\"q\"},"
                    + "{\"kind\":\"PAYMENT\",\"days\":1,\"suspends\":true,\"from\":\"2000-01-01\",\"until\":\"2020-04-01\",");

    @ParameterizedTest
    @CsvSource({"1999-12-31,", "2000-01-01,1", "2020-03-31,1", "2020-04-01,14", "2026-11-29,14"})
    void the_term_of_appeal_of_the_day_of_service_counts(LocalDate served, Integer days) throws JsonProcessingException {
        CatalogueFile file = JSON.readValue(TWO_TERMS, CatalogueFile.class);
        CatalogueRules.check(file);
        assertEquals(days, file.appeal("PAYMENT", served).map(CatalogueFile.Appeal::days).orElse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-03-31", "2020-04-02", "1999-01-01"})
    void terms_of_appeal_with_a_gap_or_an_overlap_are_refused(String until) throws JsonProcessingException {
        CatalogueFile wrong = JSON.readValue(TWO_TERMS.replace("\"until\":\"2020-04-01\"", "\"until\":\"" + until + "\""), CatalogueFile.class);
        assertThrows(IllegalStateException.class, () -> CatalogueRules.check(wrong));
    }

    @Test
    void a_last_term_of_appeal_that_ends_is_refused() throws JsonProcessingException {
        CatalogueFile wrong = JSON.readValue(TWO_TERMS.replace("\"from\":\"2020-04-01\"", "\"from\":\"2020-04-01\",\"until\":\"2030-01-01\""), CatalogueFile.class);
        assertThrows(IllegalStateException.class, () -> CatalogueRules.check(wrong));
    }

    /// Each is a change that makes the file wrong.
    @ParameterizedTest
    @ValueSource(strings = {"\"until\":\"2010-01-01\" > \"until\":\"2009-12-31\"", "\"until\":\"2010-01-01\" > \"until\":\"2010-01-02\"", "\"until\":\"2010-01-01\" > \"until\":\"1999-01-01\"",
        "\"GBP\" > \"XXX\"", "\"least\":1 > \"least\":-1", "\"most\":2 > \"most\":0", "\"per\":\"TOTAL\", > ", "\"AAA\",\"text\":\"t\",\"from\":\"2000-01-01\" > \"a\",\"text\":\"t\",\"from\":\"2000-01-01\"",
        "\"statute\":\"s\",\"source\":\"q\"}]}], > \"statute\":\"s\",\"source\":\" \"}]}],", "\"PAYMENT\" > \"PENALTY\"", "\"PAYMENT\",\"days\":1 > \"PAYMENT\",\"days\":0"})
    void a_wrong_file_is_refused(String change) throws JsonProcessingException {
        String[] parts = change.split(" > ", 2);
        assertTrue(FILE.contains(parts[0]), parts[0]);
        CatalogueFile wrong = JSON.readValue(FILE.replace(parts[0], parts[1]), CatalogueFile.class);
        assertThrows(IllegalStateException.class, () -> CatalogueRules.check(wrong));
    }
}
