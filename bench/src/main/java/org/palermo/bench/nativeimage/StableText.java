package org.palermo.bench.nativeimage;

import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces what differs in each run: new ids, points in time, references, tokens and checksums.
final class StableText {

    /// A token is recognised by its length and by a digit, because a long word has none.
    private static final Pattern PASSING = Pattern.compile("""
            (?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\
            |(?<time>\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})?)\
            |(?<reference>\\b(?:[0-9A-HJKMNP-TV-Z]{4}-){2,}[0-9A-HJKMNP-TV-Z]{0,3}[0-9A-HJKMNP-TV-Z*~$=U](?![0-9A-Za-z-]))\
            |(?<token>(?=[A-Za-z_-]*+[0-9])[0-9A-Za-z_-]{20,}+={0,2}|(?=[A-Za-z+/]*+[0-9])[0-9A-Za-z+/]{40,}+={0,2})""");
    private static final int VERSION = 14;

    private StableText() {}

    /// @param since UUIDs of version 7 that were made before this instant are kept
    static String of(String text, Instant since) {
        return PASSING.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replaced(found, since)));
    }

    private static String replaced(MatchResult found, Instant since) {
        var id = found.group("id");
        if (id != null) {
            return isMadeBefore(id, since) ? id : "<id>";
        }
        return found.group("time") != null ? "<time>" : found.group("reference") != null ? "<reference>" : "<token>";
    }

    /// UUIDs of version 4 are random, those of version 7 begin with the time in milliseconds, all others are derived.
    private static boolean isMadeBefore(String id, Instant since) {
        return switch (id.charAt(VERSION)) {
            case '4' -> false;
            case '7' -> Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16) < since.toEpochMilli();
            default -> true;
        };
    }
}
