package org.palermo.inspection.supplychain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Decides when two names are of one company: same country and the same words in the same order. Case, punctuation and European
/// accents don't count, and a legal form has one spelling (`Limited` is `ltd`).
final class CompanyName {
    private static final Map<String, String> ONE_SPELLING = Map.of("limited", "ltd", "company", "co", "corporation", "corp",
            "incorporated", "inc", "private", "pvt");

    private CompanyName() {}

    /// Equal for names that are taken as one.
    static String key(String country, String name) {
        return country + " " + words(name);
    }

    /// The words of a name, with one space between them; empty when it has no letter and no digit.
    static String words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[\\u0300-\\u036f]", "").toLowerCase(Locale.ROOT)
                .replace("&", " and ").replaceAll("['’`.]", "").replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ").strip();
        return Arrays.stream(plain.split(" ")).map(word -> ONE_SPELLING.getOrDefault(word, word)).collect(Collectors.joining(" "));
    }

    /// A register number without spaces and in capitals; null when there is none.
    static String number(String written) {
        String plain = written == null ? "" : written.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
        return plain.isEmpty() ? null : plain;
    }
}
