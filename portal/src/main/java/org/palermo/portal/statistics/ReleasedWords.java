package org.palermo.portal.statistics;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.ReleasedHeadings;
import org.palermo.portal.words.Words;

/// Says the headings and codes of released tables in the reader's language. What has no words is shown as it is in the files.
final class ReleasedWords {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]*");
    private static final Map<String, String> KINDS = Map.of("Sex", "Sex", "Exploitation", "Exploitation", "Category", "ServiceCategory");

    private final Words words;
    private final Language language;
    private final Country country;
    private final ReleasedHeadings headings;

    ReleasedWords(Words words, Language language, Country country) {
        this.words = words;
        this.language = language;
        this.country = country;
        this.headings = new ReleasedHeadings(words, language);
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
        return headings.title(table, title);
    }

    /// The heading of a column of labels, or of figures.
    String heading(String heading) {
        return headings.heading(heading);
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
        return CODE.matcher(label).matches() ? headings.code(KINDS.get(heading), label) : headings.plain(label);
    }

    /// What an indicator is of: a service, a decision, a cause or a currency.
    String of(String code, boolean service) {
        return code == null ? "" : headings.code(service ? "ServiceCategory" : null, code);
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
}
