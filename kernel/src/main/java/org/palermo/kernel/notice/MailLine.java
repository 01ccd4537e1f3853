package org.palermo.kernel.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// A line of a mail: words that stand under a key in the language files, with at most one value; or a reference.
///
/// @param key of the words; a text that is no key is shown as it is
/// @param value that the words contain; null for none
public record MailLine(String key, String value) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    public static MailLine of(String key) {
        return new MailLine(key, null);
    }

    public static MailLine of(String key, Object value) {
        return new MailLine(key, value.toString());
    }

    /// @param at shown to the minute, in UTC
    public static MailLine until(String key, Instant at) {
        return new MailLine(key, MINUTE.format(at.atOffset(ZoneOffset.UTC)));
    }

    static MailLine read(String stored) {
        int end = stored.indexOf('=');
        return end < 0 ? of(stored) : new MailLine(stored.substring(0, end), stored.substring(end + 1));
    }

    String stored() {
        return value == null ? key : key + "=" + value;
    }

    String in(Map<String, String> words) {
        String text = words.get(key);
        return text == null ? stored() : value == null ? text : text.replace("{value}", value);
    }
}
