package org.palermo.portal.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.page.Language;

/// A text with a number in it has a form for each kind of number that its language tells apart.
class PluralsTest {
    private static final int LARGEST = 1000;
    private static final String ZERO = "=0";

    private final Words words = new Words(Optional.empty());

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_plural_has_every_form_of_its_language(Language language) {
        Map<String, Set<String>> incomplete = new TreeMap<>();
        int[] plurals = {0};
        words.of(language).forEach((key, text) -> {
            if (!text.contains(", plural,")) {
                return;
            }
            plurals[0]++;
            Set<String> missing = forms(language);
            missing.removeAll(forms(text));
            if (!missing.isEmpty()) {
                incomplete.put(key, missing);
            }
        });
        assertThat(plurals[0]).isGreaterThan(10);
        assertThat(incomplete).as("texts without the form of a kind of number").isEmpty();
    }

    /// A text that says a number by its plural in one language does so in the others, unless its words don't change with the number there.
    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"AR", "RU"})
    void a_plural_of_english_is_one_in_languages_with_more_forms(Language language) {
        assertThat(words.of(Language.EN).entrySet().stream().filter(text -> text.getValue().contains(", plural,")).map(Map.Entry::getKey)
                .filter(key -> !words.of(language).get(key).contains(", plural,"))).isEmpty();
    }

    /// The kinds of whole numbers up to a thousand.
    private static Set<String> forms(Language language) {
        PluralRules rules = PluralRules.forLocale(ULocale.forLanguageTag(language.dates().toLanguageTag()));
        return IntStream.rangeClosed(0, LARGEST).mapToObj(rules::select).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The forms that each of the plurals in a text has. A form for 0 alone stands for that of Arabic, which has no other number.
    private static Set<String> forms(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Set<String> all = null;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL) {
                Set<String> own = forms(pattern, i);
                if (all == null) {
                    all = own;
                } else {
                    all.retainAll(own);
                }
            }
        }
        return all == null ? Set.of() : all;
    }

    private static Set<String> forms(MessagePattern pattern, int start) {
        Set<String> forms = new TreeSet<>();
        for (int i = start + 1; i < pattern.getLimitPartIndex(start); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_SELECTOR) {
                String form = pattern.getSubstring(part);
                forms.add(form.equals(ZERO) ? "zero" : form);
            } else if (part.getType() == Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            }
        }
        return forms;
    }
}
