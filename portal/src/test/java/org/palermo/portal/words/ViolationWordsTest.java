package org.palermo.portal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.page.Language;

/// What a service says of a wrong field, in the reader's language.
class ViolationWordsTest {
    private static final String KEY = "violation.";

    private final Words words = new Words(Optional.empty());
    private final ViolationWords violations = words.violations();

    @Test
    void a_whole_sentence_has_words() {
        assertThat(violations.find(Language.EN, "must be a date like 2026-01-31")).contains("must be a day");
        assertThat(violations.find(Language.FR, "must not be in the future").orElseThrow()).doesNotContain("must");
    }

    @Test
    void the_parts_that_are_filled_in_are_repeated() {
        assertThat(violations.find(Language.EN, "must be 1 to 200 long")).contains("must have 1 to 200 characters or entries");
        assertThat(violations.find(Language.AR, "must be at most 12").orElseThrow()).contains("12");
    }

    @Test
    void the_longest_wording_that_fits_is_taken() {
        assertThat(violations.find(Language.EN, "must be 1 to 8 people, children included; ask for more by broadcast"))
                .contains("must be 1 to 8 people, children included; ask for more by broadcast");
    }

    @Test
    void an_unknown_or_endless_sentence_has_no_words() {
        assertThat(violations.find(Language.EN, "must be something new")).isEmpty();
        assertThat(violations.find(Language.EN, "must be at most " + "1".repeat(2_000))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_wording_has_words_and_repeats_only_what_is_filled_in(Language language) {
        Map<String, String> texts = words.of(language).entrySet().stream().filter(word -> word.getKey().startsWith(KEY))
                .collect(Collectors.toMap(word -> word.getKey().substring(KEY.length()), Map.Entry::getValue));
        Map<String, String> said = ViolationWords.said();
        assertThat(texts.keySet()).isEqualTo(said.keySet());
        texts.forEach((key, text) -> {
            String filled = said.get(key).replace("…", "7");
            assertThat(violations.find(language, filled)).as(key).hasValueSatisfying(shown -> assertThat(shown).doesNotContain("{", "}"));
        });
    }
}
