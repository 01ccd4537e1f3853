package org.palermo.apitext;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Javadoc comment says, as plain text on one line each.
///
/// @param text the first paragraph of the comment; empty without one
/// @param params the text of each `@param`, by its name
record Javadoc(String text, Map<String, String> params) {
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@");
    private static final Pattern PARAM = Pattern.compile("param\\s+(\\S+)\\s+(.*)", Pattern.DOTALL);
    /// `{@link a.B#c}`, `{@code x}`, and a Markdown link to code.
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|linkplain)\\s+(?:[\\w.]*[.#])?(\\w+)[^}]*}|\\{@code\\s+([^}]*)}");

    static Javadoc of(String comment) {
        String[] parts = TAG.split(comment);
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            Matcher param = PARAM.matcher(parts[i]);
            if (param.matches()) {
                params.put(param.group(1), plain(param.group(2)));
            }
        }
        return new Javadoc(plain(parts[0].strip().split("\\n\\s*\\n", 2)[0]), params);
    }

    private static String plain(String text) {
        return LINK.matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement("`" + (link.group(1) == null ? link.group(2) : link.group(1)) + "`"))
                .replaceAll("\\s+", " ").strip();
    }
}
