package org.palermo.kernel.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a mail: words that stand under a key in the language files, with at most one value; or a reference.
///
/// @param key of the words; a text that is no key is shown as it is
/// @param value that the words contain; null for none. An instant is followed by the country in whose time it is shown
public record MailLine(String key, String value) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Pattern INSTANT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z) ([A-Z]{2})");

    public static MailLine of(String key) {
        return new MailLine(key, null);
    }

    public static MailLine of(String key, Object value) {
        return new MailLine(key, value.toString());
    }

    /// @param at shown to the minute, in the reader's time zone
    /// @param country whose time zone is the reader's, unless she has said another
    public static MailLine until(String key, Instant at, String country) {
        return new MailLine(key, at.truncatedTo(ChronoUnit.SECONDS) + " " + country);
    }

    /// The last whole day before an instant, by the calendar of a country.
    public static MailLine lastDay(Instant end, ZoneId zone) {
        return of("lastDay", LocalDate.ofInstant(end.minusMillis(1), zone));
    }

    /// The same line as an expression of SQL, for a statement that tells many.
    ///
    /// @param at an expression for the instant; where it is null, there is no line
    /// @param country an expression for the country
    public static String untilInSql(String key, String at, String country) {
        return "('" + key + "=' || to_char(" + at + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') || ' ' || " + country + ")";
    }

    static MailLine read(String stored) {
        int end = stored.indexOf('=');
        return end < 0 ? of(stored) : new MailLine(stored.substring(0, end), stored.substring(end + 1));
    }

    String stored() {
        return value == null ? key : key + "=" + value;
    }

    String in(Map<String, String> words) {
        return in(words, null, none -> null);
    }

    /// @param own the zone of the one reader; null where several read it
    /// @param zones the zone of a country; null for one that is not known here
    String in(Map<String, String> words, ZoneId own, Function<String, ZoneId> zones) {
        String text = words.get(key);
        return text == null ? stored() : value == null ? text : text.replace("{value}", said(own, zones));
    }

    private String said(ZoneId own, Function<String, ZoneId> zones) {
        Matcher instant = INSTANT.matcher(value);
        if (!instant.matches()) {
            return value;
        }
        Instant at = Instant.parse(instant.group(1));
        ZoneId zone = own == null ? zones.apply(instant.group(2)) : own;
        return zone == null ? MINUTE.format(at.atZone(ZoneOffset.UTC)) + " UTC" : MINUTE.format(at.atZone(zone));
    }
}
