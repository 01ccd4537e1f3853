package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of the services' mails, in the six languages.
class MailWordsTest {
    private static final List<String> MODULES = List.of("kernel", "referral-service", "shelter-capacity-service", "labour-inspection-service");
    /// Mails that no notice goes with.
    private static final Set<String> MAILED_ALONE = Set.of("RECOVERY_CODE_USED");
    private static final String REVEALING = "(?i).*\\b(child|children|minor|boy|girl|adult|woman|women|man|men|guardian|missing|sexual|exploitation|trafficking)\\b.*";

    @Test
    void the_mail_of_each_kind_of_notice_says_what_to_do() throws IOException {
        Map<String, String> tasks = new TreeMap<>();
        for (String module : MODULES) {
            words(module, "tasks").forEach((kind, task) -> assertThat(tasks.put(kind, task)).as("twice: " + kind).isNull());
        }
        Set<String> kinds = new TreeSet<>(SentKinds.all());
        kinds.addAll(MAILED_ALONE);
        assertThat(tasks.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
        Map<String, String> kernel = words("kernel", "en");
        assertThat(tasks.values()).allSatisfy(task -> assertThat(kernel).containsKey("task." + task));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "es", "fr", "ru", "zh"})
    void each_language_has_the_same_texts_with_the_same_values(String language) throws IOException {
        for (String module : MODULES) {
            Map<String, String> english = words(module, "en");
            Map<String, String> words = words(module, language);
            assertThat(words.keySet()).as(module).isEqualTo(english.keySet());
            words.forEach((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(text.contains("{value}")).as(key).isEqualTo(english.get(key).contains("{value}"));
            });
        }
    }

    /// A mail lies on servers of others, and a screen may be seen.
    @Test
    void no_words_say_of_what_age_a_person_is_or_what_happened_to_her() throws IOException {
        for (String module : MODULES) {
            assertThat(words(module, "en")).allSatisfy((key, text) -> assertThat(text).as(key).doesNotMatch(REVEALING));
        }
    }

    private static Map<String, String> words(String module, String name) throws IOException {
        Path folder = Path.of("..", module, "src/main/resources/palermo/mail", module.equals("kernel") ? "" : "service");
        Map<String, String> words = new TreeMap<>();
        if (Files.exists(folder.resolve(name + ".properties"))) {
            Properties read = new Properties();
            try (var text = Files.newBufferedReader(folder.resolve(name + ".properties"))) {
                read.load(text);
            }
            read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        }
        return words;
    }
}
