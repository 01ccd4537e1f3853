package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.gateway.notice.NoticeKind;

/// Each kind of notice that a service can send has words in both languages.
class NoticeWordsTest {

    @Test
    void the_page_knows_each_kind_that_is_sent_and_no_other() {
        List<String> known = Arrays.stream(NoticeKind.values()).filter(kind -> kind != NoticeKind.UNKNOWN).map(NoticeKind::name).toList();
        assertThat(known).containsExactlyInAnyOrderElementsOf(SentKinds.all());
    }

    @ParameterizedTest
    @EnumSource
    void a_kind_has_words_in_english_and_in_arabic(NoticeKind kind) throws IOException {
        for (String key : List.of("what_$" + kind, "next_$" + kind)) {
            assertThat(words("en").get(key)).as(key).matches("[A-Z][\\x20-\\x7e’]+");
            assertThat(words("ar").get(key)).as(key).matches("[\\u0600-\\u06ff][\\u0600-\\u06ff :.,()a-z]+");
        }
        assertThat(words("en").get("next_$" + kind)).endsWith(".");
        assertThat(words("ar").get("next_$" + kind)).endsWith(".");
    }

    /// A screen may be seen by others: the words of a notice say nothing that tells people apart.
    @ParameterizedTest
    @CsvSource({"en, '(?i).*\\b(child|children|minor|boy|girl|adult|woman|women|man|men|guardianship|sexual|labour exploitation)\\b.*'",
            "ar, '.*(طفل|أطفال|قاصر|فتاة|فتيات|بالغة|امرأة|نساء|جنسي).*'"})
    void no_words_say_of_what_age_or_kind_a_person_is(String language, String revealing) throws IOException {
        assertThat(words(language).entrySet()).filteredOn(e -> e.getKey().startsWith("what_") || e.getKey().startsWith("next_")).isNotEmpty()
                .allSatisfy(e -> assertThat(e.getValue()).as(e.getKey()).doesNotMatch(revealing));
    }

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        assertThat(words("ar").keySet()).isEqualTo(words("en").keySet());
    }

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> words = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/messages/notice_" + language + ".properties"))) {
            String[] parts = line.split("=", 2);
            assertThat(words.put(parts[0], parts[1])).as("twice: " + parts[0]).isNull();
        }
        return words;
    }
}
