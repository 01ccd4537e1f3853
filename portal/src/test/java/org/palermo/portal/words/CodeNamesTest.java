package org.palermo.portal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.page.Language;

/// Which languages and countries forms offer, and by which names.
class CodeNamesTest {
    private final CodeNames names = new Words(Optional.empty()).codes();

    private Map<String, String> languages(Language reader) {
        return names.languages(reader).stream().collect(Collectors.toMap(CodeName::code, CodeName::name));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_language_and_country_is_offered_once(Language reader) {
        for (List<CodeName> offered : List.of(names.languages(reader), names.countries(reader))) {
            assertThat(offered).hasSizeGreaterThan(180);
            assertThat(offered.stream().map(CodeName::code).toList()).doesNotHaveDuplicates();
            assertThat(offered.stream().map(CodeName::name).toList()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_reader_is_offered_the_same_languages(Language reader) {
        assertThat(languages(reader).keySet()).isEqualTo(languages(Language.EN).keySet())
                .contains("bin", "prs", "rom", "ceb", "pcm", "he", "id", "yi").doesNotContain("iw", "in", "ji", "mo", "bh");
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"AR", "RU", "ZH"})
    void no_language_has_an_english_name_or_none(Language reader) {
        assertThat(languages(reader).values()).noneMatch(name -> name.matches("[\\p{IsLatin} ()-]+"));
    }

    @Test
    void edo_dari_and_romani_have_the_names_that_their_speakers_use() {
        assertThat(languages(Language.EN)).containsEntry("bin", "Edo (Bini)").containsEntry("prs", "Dari").containsEntry("rom", "Romani");
        assertThat(names.language("bin", Language.FR)).isEqualTo("édo (bini)");
        assertThat(names.language("prs", Language.ZH)).isEqualTo("达里语");
        assertThat(names.language("gsw", Language.EN)).as("one that no list offers").isEqualTo("Swiss German");
    }
}
