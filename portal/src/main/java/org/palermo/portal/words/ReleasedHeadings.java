package org.palermo.portal.words;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.page.Language;

/// Says the titles, headings and codes of released tables in the reader's language. What has no words is shown as it is in the files.
public record ReleasedHeadings(Words words, Language language) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]*");
    private static final Pattern AGE = Pattern.compile("(Adult|Child) \\((\\d{1,3}) or (?:over|under)\\)");
    private static final String OF_AGE = " - ";

    /// @param title in English, for a table without words
    public String title(String table, String title) {
        return words.find(language, "released.table." + table).orElse(title);
    }

    /// The heading of a column of labels, or of figures.
    public String heading(String heading) {
        int age = heading.indexOf(OF_AGE);
        return age < 0 ? plain(heading) : words.say(language, "released.of-age", Map.of("age", plain(heading.substring(0, age)),
                "what", plain(heading.substring(age + OF_AGE.length()))));
    }

    /// A heading, or what an indicator is of: a service, a decision, a cause or a currency.
    public String any(String text) {
        return CODE.matcher(text).matches() ? code("ServiceCategory", text) : heading(text);
    }

    /// A heading or a label of one part.
    public String plain(String text) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            return words.say(language, "released.age." + age.group(1).toUpperCase(Locale.ROOT),
                    Map.of("years", Integer.parseInt(age.group(2))));
        }
        return CODE.matcher(text).matches() ? code(null, text)
                : words.find(language, "released.heading." + text.toLowerCase(Locale.ROOT).replace(' ', '-')).orElse(text);
    }

    /// @param kind of the code, or null
    public String code(String kind, String code) {
        return words.find(language, Stream.of("released.value." + code, kind == null ? null : "code." + kind + "." + code, "code." + code)
                .filter(Objects::nonNull).toArray(String[]::new)).orElse(code);
    }
}
