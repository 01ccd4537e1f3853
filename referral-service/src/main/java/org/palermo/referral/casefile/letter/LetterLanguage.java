package org.palermo.referral.casefile.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the letters in one language, for one law profile.
///
/// @param tag BCP 47
record LetterLanguage(String tag, Map<String, String> words) {
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");
    private static final int MONTHS = 12;
    /// Unicode's isolate: what is between these signs has a direction of its own.
    private static final String FIRST_STRONG = "\u2068";
    private static final String END = "\u2069";

    boolean isRightToLeft() {
        return isRightToLeft(tag);
    }

    static boolean isRightToLeft(String tag) {
        return RIGHT_TO_LEFT.contains(base(tag));
    }

    /// The language without script and region.
    static String base(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    String word(String key) {
        return words.get(key);
    }

    String date(LocalDate date) {
        return words.get("date.format").replace("{day}", "" + date.getDayOfMonth())
                .replace("{month}", months().get(date.getMonthValue() - 1)).replace("{year}", "" + date.getYear());
    }

    boolean hasMonths() {
        return months().size() == MONTHS;
    }

    private List<String> months() {
        return Stream.of(words.get("months").split(",")).map(String::strip).toList();
    }

    String list(List<String> keys) {
        return String.join(words.get("list.separator"), keys.stream().map(words::get).toList());
    }

    /// The values that a text needs.
    static Set<String> requiredValues(String text) {
        return VALUE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    /// The text with its values; empty when it has no words, or needs a value that there is not. A value is never filled in again.
    Optional<String> filled(String key, Map<String, String> values) {
        String text = words.get(key);
        if (text.isBlank() || !values.keySet().containsAll(requiredValues(text))) {
            return Optional.empty();
        }
        return Optional.of(VALUE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(apart(values.get(found.group(1))))));
    }

    /// In a language that is written from right to left, a Latin name keeps its order apart from the words around it.
    private String apart(String value) {
        return isRightToLeft() ? FIRST_STRONG + value + END : value;
    }
}
