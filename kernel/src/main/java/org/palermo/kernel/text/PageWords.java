package org.palermo.kernel.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.palermo.kernel.problem.Problems;

/// The words of a page to print, in one of the six languages of the United Nations.
public final class PageWords {
    /// ISO 639; the first is used when a reader knows none of them.
    public static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "ru", "zh");

    private final String language;
    private final Map<String, String> words;

    private PageWords(String language, Map<String, String> words) {
        this.language = language;
        this.words = words;
    }

    /// @param folder on the class path, with one properties file for each language
    public static Map<String, PageWords> in(String folder) {
        Map<String, PageWords> all = new LinkedHashMap<>();
        LANGUAGES.forEach(language ->
                all.put(language, new PageWords(language, WordFile.read(folder + "/" + language + ".properties").orElseThrow())));
        return all;
    }

    /// @param asked the requested language, BCP 47
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for another language
    public static String required(String asked) {
        return known(asked).orElseThrow(() -> Problems.invalid("language", "must be one of " + String.join(", ", LANGUAGES)));
    }

    /// @param read the languages that somebody reads, BCP 47, the preferred one first
    public static String firstOf(List<String> read) {
        return read.stream().flatMap(language -> known(language).stream()).findFirst().orElse(LANGUAGES.getFirst());
    }

    private static Optional<String> known(String language) {
        return Optional.of(language.split("-", 2)[0].toLowerCase(Locale.ROOT)).filter(LANGUAGES::contains);
    }

    public String language() {
        return language;
    }

    /// The value of HTML's `dir`.
    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    /// Escaped for HTML.
    ///
    /// @throws IllegalArgumentException when there is no such word
    public String word(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("No word " + key + " in " + language);
        }
        return escaped(word);
    }

    /// Escapes a text for HTML.
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
