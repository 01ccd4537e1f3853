package org.palermo.inspection.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The regular expressions of phones find what the list finds.
class StatusPatternTest {
    private static final Path LIST = Path.of("src/main/resources/palermo/words/migration-status.csv");
    private static final MigrationStatusWords WORDS = MigrationStatusWords.listed();
    private static final StatusPattern PATTERN = WORDS.pattern();
    private static final Map<String, Pattern> COMPILED = PATTERN.regexes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, regex -> Pattern.compile(regex.getValue())));

    @Test
    void each_phrase_of_the_list_is_found_with_each_of_its_words() throws IOException {
        int found = 0;
        for (String row : rows()) {
            String[] cells = row.split(",");
            String[] parts = cells[2].split(" ");
            for (int varied = 0; varied < parts.length; varied++) {
                for (int choice = 0; choice < parts[varied].split("/").length; choice++) {
                    String sentence = "x " + phrase(parts, varied, choice).toUpperCase() + ". y";
                    assertTrue(COMPILED.get(cells[0]).matcher(folded(sentence)).matches(), row + " in " + sentence);
                    assertTrue(COMPILED.get(cells[0]).matcher(folded(sentence)).find(), "searched as JavaScript does");
                    found++;
                }
            }
        }
        assertTrue(found > 800, "only " + found);
    }

    private static String phrase(String[] parts, int varied, int choice) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            boolean chosen = i == varied;
            if (!parts[i].equals("…") && (chosen || !parts[i].endsWith("?"))) {
                words.add(parts[i].split("/")[chosen ? choice : 0].replaceAll("[*?]", ""));
            }
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/words/migration-status-sentences.csv", useHeadersInDisplayName = true)
    void a_sentence_of_a_finding_is_refused_as_the_service_refuses_it(String language, String answer, String sentence) {
        assertEquals(answer, isRefused(sentence) ? "REFUSED" : "PASSES", language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Two workers had overstayed", "elle est SANS-PAPIERS", "Está en situacion   irregular", "قالوا إنهم بلا أوراق", "وبالتأشيرة انتهت",
        "ей грозит депортация", "她的签证过期了", "Sie sagt: asylum-seeker", "Re\u0301fugie\u0301e", "a\nvisa\n", "ＶＩＳＡ", "\"visa\"", "ви\u00ADза"})
    void words_are_found_in_any_form(String text) {
        assertTrue(isRefused(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The employer keeps the passports of eleven women in a safe", "locked dormitory, one exit", "visage tuméfié, provisoire",
        "The permit of the kitchen. Expired food", "no, papers were here", "سكن العمال بلا نوافذ وإقامة العاملات في القبو", "工人的护照被雇主扣押", "", "123 !?"})
    void what_an_employer_did_is_not_refused(String text) {
        assertFalse(isRefused(text));
    }

    /// Sentences of random words of the list, always from the same seed: the same answers as the list, and never a refusal of Chinese that
    /// the list lets pass.
    @Test
    void random_texts_are_refused_exactly_where_the_list_refuses_them() throws IOException {
        Random random = new Random(7);
        List<String> rows = rows();
        List<String> words = rows.stream().flatMap(row -> Arrays.stream(row.replace("beside: ", "").split("[,/ ?…*-]+"))).filter(word -> !word.isEmpty()).toList();
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            String text = text(random, rows.get(random.nextInt(rows.size())).split(","), words);
            boolean listed = !WORDS.kindsIn(text).isEmpty();
            refused += listed ? 1 : 0;
            boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
            assertTrue(isRefused(text) == listed || chinese && listed, text);
        }
        assertTrue(refused > 1_000 && refused < 3_900, refused + " refused");
    }

    private static String text(Random random, String[] row, List<String> words) {
        List<String> near = Arrays.stream(row[row.length - 1].replace("beside: ", "").split("[,/ ?…*-]+")).filter(word -> !word.isEmpty()).toList();
        String[] parts = row[2].split(" ");
        StringBuilder text = new StringBuilder();
        int phrase = random.nextInt(6);
        for (int i = 0; i < 6; i++) {
            if (i == phrase) {
                text.append(phrase(parts, random.nextInt(parts.length), 0)).append(random.nextInt(20) == 0 ? ", " : " ");
            }
            List<String> from = random.nextInt(4) == 0 ? near : words;
            text.append(from.get(random.nextInt(from.size()))).append(List.of(" ", " ", " ", "-", "\n", ". ").get(random.nextInt(6)));
        }
        return text.toString();
    }

    @Test
    void the_search_in_the_longest_text_ends() {
        for (String word : List.of("a ", "و", "no ", "بدون ", "x", "work permit hot ", ";", "没有")) {
            String text = word.repeat(4_000 / word.length());
            assertTimeout(Duration.ofSeconds(20), () -> isRefused(text), word);
        }
    }

    @Test
    void it_fits_into_a_form_and_asks_for_nothing_that_programs_understand_in_different_ways() {
        assertEquals(Set.of("en", "fr", "es", "ar", "ru", "zh"), PATTERN.regexes().keySet());
        PATTERN.regexes().forEach((language, regex) -> {
            assertTrue(regex.getBytes(StandardCharsets.UTF_8).length <= 65_535, language);
            assertTrue(regex.startsWith("^") && regex.endsWith("$") && !regex.contains("\\") && !regex.contains("'") && !regex.contains("\""), language);
            assertFalse(Pattern.compile("\\(\\?(?!:|=|!)").matcher(regex).find(), language);
        });
        assertFalse(PATTERN.from().contains("\""));
        assertFalse(PATTERN.to().contains("'") || PATTERN.to().contains("\""));
        assertTrue(PATTERN.from().length() > PATTERN.to().length(), "marks are dropped");
        String tooLong = "x".repeat(65_536);
        assertThrows(IllegalStateException.class, () -> new StatusPattern("", "", Map.of("en", tooLong)));
    }

    /// XPath's `normalize-space(translate(…))`.
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.replace('"', ' ').chars().forEach(c -> {
            int at = PATTERN.from().indexOf(c);
            if (at < 0) {
                folded.append((char) c);
            } else if (at < PATTERN.to().length()) {
                folded.append(PATTERN.to().charAt(at));
            }
        });
        return folded.toString().strip().replaceAll("\\s+", " ");
    }

    private static boolean isRefused(String text) {
        return COMPILED.values().stream().anyMatch(regex -> regex.matcher(folded(text)).matches());
    }

    private static List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        return lines.subList(1, lines.size());
    }
}
