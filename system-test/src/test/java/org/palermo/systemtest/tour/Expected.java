package org.palermo.systemtest.tour;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether an output is the one on the page. Values that are new each time (ids, references, instants, dates, tokens) may
/// differ. An ellipsis on the page matches anything, over several lines too.
final class Expected {

    private static final String ANYTHING = "…";
    private static final Map<Pattern, String> NEW_EACH_TIME = newEachTime();

    private Expected() {}

    /// In this order, because a token may contain text that looks like another of these values.
    private static Map<Pattern, String> newEachTime() {
        var patterns = new LinkedHashMap<Pattern, String>();
        patterns.put(Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"), "<token>");
        patterns.put(Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"), "<id>");
        patterns.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)"), "<instant>");
        patterns.put(Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b"), "<date>");
        patterns.put(Pattern.compile("\\b\\d{4}-W\\d\\d\\b"), "<week>");
        // Crockford digits in groups of four, the last group with its check character.
        patterns.put(Pattern.compile("(?<![\\w-])(W-)?[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4})+(-?[0-9A-Z*~$=]{1,4})(?![\\w-])"), "<reference>");
        return patterns;
    }

    static boolean matches(String expected, String actual) {
        return pattern(normal(expected)).matcher(normal(actual)).matches();
    }

    private static Pattern pattern(String expected) {
        var parts = Pattern.compile(ANYTHING).splitAsStream(expected + " ").map(Pattern::quote).collect(Collectors.joining(".*?"));
        return Pattern.compile(parts.replaceAll(" \\\\E$", "\\\\E"), Pattern.DOTALL);
    }

    static String normal(String text) {
        var normal = text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
        for (var replaced : NEW_EACH_TIME.entrySet()) {
            normal = replaced.getKey().matcher(normal).replaceAll(Matcher.quoteReplacement(replaced.getValue()));
        }
        return normal;
    }
}
