package org.palermo.referral.casefile.letter;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds words that say why a letter to a bank, landlord, employer, school or health service is written. The words of all languages are
/// looked for in every text: a letter in one language may have words of another.
final class RevealingWords {
    private static final String TEMPLATES = ".templates";

    private final List<String> everywhere;
    private final List<String> inTemplates;

    /// @param words the beginnings of words: `<language>` wherever they stand, `<language>.templates` in the words of letters only
    RevealingWords(Map<String, String> words) {
        everywhere = words.entrySet().stream().filter(entry -> !entry.getKey().endsWith(TEMPLATES)).flatMap(RevealingWords::split).toList();
        inTemplates = words.values().stream().flatMap(RevealingWords::split).toList();
    }

    private static Stream<String> split(Map.Entry<String, String> entry) {
        return split(entry.getValue());
    }

    private static Stream<String> split(String words) {
        return Stream.of(words.split(",")).map(word -> plain(word.strip())).filter(word -> !word.isEmpty());
    }

    /// In what somebody typed.
    Optional<String> in(String typed) {
        return first(everywhere, typed);
    }

    /// In the words of a template, which has no names of streets or people.
    Optional<String> inTemplate(String text) {
        return first(inTemplates, text);
    }

    private static Optional<String> first(List<String> words, String text) {
        String plain = plain(text);
        return words.stream().filter(word -> has(plain, word)).findFirst();
    }

    /// Latin and Cyrillic words are found at their beginning. Arabic words may have a prefix, and Chinese has no spaces.
    private static boolean has(String text, String word) {
        boolean anywhere = !isSpaced(word.codePointAt(0));
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (anywhere || at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpaced(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.CYRILLIC;
    }

    /// In lower case and composed; without the signs of vowels and joints with which Arabic words are sometimes written.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("[\\u064B-\\u0652\\u0640\\p{Cf}]", "").replaceAll("\\s+", " ");
    }
}
