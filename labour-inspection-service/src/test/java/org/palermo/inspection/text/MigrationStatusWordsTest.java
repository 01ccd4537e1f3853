package org.palermo.inspection.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.text.MigrationStatusWords.Kind;

class MigrationStatusWordsTest {
    private static final MigrationStatusWords WORDS = MigrationStatusWords.listed();

    @Test
    void each_word_of_the_list_is_found_in_a_sentence() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/main/resources/palermo/words/migration-status.csv"));
        assertEquals(Set.of("en", "fr", "es", "ar", "ru", "zh"), Set.copyOf(rows.stream().skip(1).map(row -> row.split(",")[0]).toList()));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            String written = Arrays.stream(cells[2].split(" ")).filter(part -> !part.equals("…") && !part.endsWith("?"))
                    .map(part -> part.split("/")[0].replace("*", "")).collect(Collectors.joining(" "));
            assertTrue(WORDS.kindsIn("x " + written.toUpperCase() + ". y").contains(Kind.valueOf(cells[1])), row);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/words/migration-status-sentences.csv", useHeadersInDisplayName = true)
    void a_sentence_of_a_finding_is_refused_when_it_speaks_of_migration_status(String language, String answer, String sentence) {
        assertEquals(answer, WORDS.kindsIn(sentence).isEmpty() ? "PASSES" : "REFUSED", language + ": " + WORDS.kindsIn(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar", "ru", "zh"})
    void each_language_has_sentences_of_both_answers(String language) throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/test/resources/words/migration-status-sentences.csv"));
        assertTrue(rows.stream().filter(row -> row.startsWith(language + ",REFUSED,")).count() >= 15);
        assertTrue(rows.stream().filter(row -> row.startsWith(language + ",PASSES,")).count() >= 15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The permit of the kitchen. Expired food", "She has no contract, papers of the machine were shown",
        "no, papers were here"})
    void words_of_two_clauses_are_not_one_phrase(String text) {
        assertEquals(Set.of(), WORDS.kindsIn(text));
    }

    @ParameterizedTest
    @CsvSource({"Two workers had overstayed,PERMIT", "elle est SANS-PAPIERS,STATUS", "Está en situacion   irregular,STATUS", "قالوا إنهم بلا أوراق,STATUS",
        "وبالتأشيرة انتهت,PERMIT", "ей грозит депортация,REMOVAL", "她的签证过期了,PERMIT", "Sie sagt: asylum-seeker,ASYLUM", "Ré\u0301fugiée,ASYLUM"})
    void words_are_found_in_any_form(String text, Kind kind) {
        assertEquals(Set.of(kind), WORDS.kindsIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The employer keeps the passports of eleven women in a safe", "locked dormitory, one exit", "Threatened to call the authorities",
        "She was told another wage than in the contract", "visage tuméfié, provisoire", "El dormitorio no tiene salida", "سكن العمال بلا نوافذ وإقامة العاملات في القبو",
        "рабочие спят в цехе, нелегальная мастерская", "工人的护照被雇主扣押", "", "123 !?"})
    void what_an_employer_did_is_not_refused(String text) {
        assertEquals(Set.of(), WORDS.kindsIn(text));
    }

    @Test
    void the_search_in_the_longest_text_ends() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> WORDS.kindsIn("و".repeat(4000)));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> WORDS.kindsIn("a ".repeat(2000)));
    }

    /// What somebody who checks a job offer was told about the visa: nothing of it is stored.
    private static final Set<String> OFFERED = Set.of("VISA", "WORK_VISA", "VISIT_VISA", "VISA_NOT_KNOWN", "NO_VISA_NEEDED");

    /// No field, code or parameter of the service asks for migration status.
    @Test
    void no_name_in_the_description_of_the_api_leads_to_migration_status() throws IOException {
        List<String> names = new ArrayList<>();
        collect(new ObjectMapper().readTree(Path.of("../docs/api/labour-inspection-service.json").toFile()), names);
        assertTrue(names.contains("nationality") && names.contains("actedOn"), "the description is read in the wrong place");
        List<String> leading = names.stream().distinct().filter(name -> !OFFERED.contains(name))
                .filter(name -> !WORDS.kindsIn(name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').replace('-', ' ')).isEmpty()).toList();
        assertEquals(List.of(), leading);
    }

    private static void collect(JsonNode node, List<String> names) {
        if (node.isObject()) {
            node.path("properties").fieldNames().forEachRemaining(names::add);
            node.path("enum").forEach(code -> names.add(code.asText()));
            if (node.has("in")) {
                names.add(node.path("name").asText());
            }
        }
        node.forEach(child -> collect(child, names));
    }
}
