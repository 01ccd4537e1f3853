package org.palermo.kernel.openapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern of Java as one of JavaScript (ECMA-262, with the flag `u`) that accepts the same texts.
///
/// Java compares a whole text with `@Pattern`, JSON Schema finds a pattern anywhere in it: so the result is anchored. Java's
/// possessive quantifiers and atomic groups, which JavaScript does not have, only forbid to try again, so that a text is
/// refused soon; without them the pattern accepts no text less.
final class JavaScriptPattern {
    /// One part that changes or that matters for what follows, or any one character.
    private static final Pattern PART = Pattern.compile("""
            \\\\x\\{(?<code>[0-9A-Fa-f]{1,6})}\
            |\\\\(?<control>[pP])\\{Cntrl}\
            |(?<same>\\\\[pP]\\{(?:L|Lu|Ll|N|Nd|M|P|S|Z|Zs|Cc)}|\\\\x[0-9A-Fa-f]{2}|\\\\[tnrdDwWsS.*+?^$(){}|/\\[\\]\\\\]|\\\\-)\
            |(?<unknown>\\\\.?|\\(\\?(?![:=!>])|&&)\
            |(?<possessive>[*+?]|\\{[0-9]{1,5}(?:,[0-9]{0,5})?})\\+\
            |(?<atomic>\\(\\?>)\
            |(?<other>.)""", Pattern.DOTALL);
    private static final String CONTROL = "\\x00-\\x1f\\x7f";

    private final StringBuilder written = new StringBuilder();
    private boolean inClass;

    private JavaScriptPattern() {}

    /// @throws IllegalArgumentException when the pattern has a part that JavaScript does not know, or means otherwise
    static String of(String java) {
        JavaScriptPattern pattern = new JavaScriptPattern();
        Matcher part = PART.matcher(java);
        while (part.find()) {
            pattern.add(part, java);
        }
        return "^(?:" + pattern.written + ")$";
    }

    private void add(Matcher part, String java) {
        String found = part.group();
        boolean unknown = inClass ? found.equals("[") || found.equals("\\P{Cntrl}") : found.equals("\\-");
        if (unknown || part.group("unknown") != null) {
            throw new IllegalArgumentException("The pattern " + java + " must be one that JavaScript can read too; it can't read " + found);
        } else if (part.group("code") != null) {
            written.append("\\u{").append(part.group("code")).append('}');
        } else if (part.group("control") != null) {
            written.append(inClass ? CONTROL : (found.startsWith("\\P") ? "[^" : "[") + CONTROL + "]");
        } else if (part.group("possessive") != null) {
            written.append(inClass ? found : part.group("possessive"));
        } else if (part.group("atomic") != null) {
            written.append(inClass ? found : "(?:");
        } else {
            inClass = found.equals("[") || inClass && !found.equals("]");
            written.append(found);
        }
    }
}
