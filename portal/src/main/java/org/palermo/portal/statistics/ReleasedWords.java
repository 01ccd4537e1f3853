package org.palermo.portal.statistics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Says the headings and codes of released tables in the reader's language. What has no words is shown as it is in the files.
final class ReleasedWords {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]*");
    private static final Pattern AGE = Pattern.compile("(Adult|Child) \\((\\d{1,3}) or (?:over|under)\\)");
    private static final String OF_AGE = " - ";
    private static final Map<String, String> KINDS = Map.of("Sex", "Sex", "Exploitation", "Exploitation", "Category", "ServiceCategory");

    private final Words words;
    private final Language language;
    private final Country country;

    ReleasedWords(Words words, Language language, Country country) {
        this.words = words;
        this.language = language;
        this.country = country;
    }

    String say(String key) {
        return words.say(language, key);
    }

    String say(String key, Map<String, Object> values) {
        return words.say(language, key, values);
    }

    Language language() {
        return language;
    }

    /// @param title in English, for a table without words
    String title(String table, String title) {
        return words.find(language, "released.table." + table).orElse(title);
    }

    /// The heading of a column of labels, or of figures.
    String heading(String heading) {
        int age = heading.indexOf(OF_AGE);
        return age < 0 ? plain(heading) : say("released.of-age", Map.of("age", plain(heading.substring(0, age)),
                "what", plain(heading.substring(age + OF_AGE.length()))));
    }

    /// A label of a row.
    ///
    /// @param heading of its column
    String label(String heading, String label) {
        if (heading.equals("Region") && !label.equals(Series.YEAR)) {
            return country.region(label, language.tag());
        }
        if (heading.equals("Quarter") && label.equals(Series.YEAR)) {
            return say("released.year-so-far");
        }
        return CODE.matcher(label).matches() ? code(KINDS.get(heading), label) : plain(label);
    }

    /// What an indicator is of: a service, a decision, a cause or a currency.
    String of(String code, boolean service) {
        return code == null ? "" : code(service ? "ServiceCategory" : null, code);
    }

    /// All labels with their numbers, one after the other.
    String listed(List<Map.Entry<String, String>> values) {
        return values.stream()
                .map(value -> say("chart.value", Map.of("label", isolated(value.getKey()), "number", isolated(value.getValue()))))
                .reduce((before, next) -> say("chart.join", Map.of("before", before, "next", next))).orElse("");
    }

    /// Kept together in a line that is written from right to left.
    String isolated(String text) {
        return language.direction().equals("rtl") ? "\u2068" + text + "\u2069" : text;
    }

    private String plain(String text) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            return say("released.age." + age.group(1).toUpperCase(Locale.ROOT), Map.of("years", age.group(2)));
        }
        return CODE.matcher(text).matches() ? code(null, text)
                : words.find(language, "released.heading." + text.toLowerCase(Locale.ROOT).replace(' ', '-')).orElse(text);
    }

    private String code(String kind, String code) {
        return words.find(language, Stream.of("released.value." + code, kind == null ? null : "code." + kind + "." + code, "code." + code)
                .filter(Objects::nonNull).toArray(String[]::new)).orElse(code);
    }
}
