package org.palermo.portal.desk.watch;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Which entries of the audit somebody wants as a file, and what for, as it was chosen and typed.
///
/// @param period how many days back, with today, when no day is typed
/// @param first the first day
/// @param last the last day; empty for the first day alone
/// @param after the number of the entry after which the file begins, or empty
/// @param taken whether she knows that the file is not complete
record AskedEntries(
        String service, String period, TypedDay first, TypedDay last, String after, boolean taken, String purpose, String number) {
    static final List<String> PERIODS = List.of("1", "7", "31", "92", "366");
    static final AskedEntries NOTHING =
            new AskedEntries(OversightTopic.SERVICES.getFirst(), "7", TypedDay.NONE, TypedDay.NONE, "", false, "", "");
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST_DAYS = 366;

    /// The days of a file, both included.
    record Days(LocalDate first, LocalDate last) {
        boolean areTaken() {
            return !last.isBefore(first) && last.isBefore(first.plusDays(MOST_DAYS));
        }
    }

    static AskedEntries of(MultivaluedMap<String, String> sent) {
        return new AskedEntries(oneOf(OversightTopic.SERVICES, sent.getFirst("service")), oneOf(PERIODS, sent.getFirst("period")),
                TypedDay.of(sent, "first"), TypedDay.of(sent, "last"),
                ENTRY.matcher(text(sent, "after")).matches() ? text(sent, "after") : "", sent.containsKey("taken"),
                text(sent, "purpose"), text(sent, "number").strip());
    }

    private static String oneOf(List<String> choices, String sent) {
        return sent != null && choices.contains(sent) ? sent : choices.getFirst();
    }

    private static String text(MultivaluedMap<String, String> sent, String name) {
        return sent.getFirst(name) == null ? "" : sent.getFirst(name);
    }

    boolean hasDays() {
        return !first.isEmpty() || !last.isEmpty();
    }

    /// Of typed days that are days. Of a period, the last day is tomorrow's by UTC, so that today's entries are in the file in every
    /// time zone.
    Days days(LocalDate today) {
        if (hasDays()) {
            LocalDate begin = first.date().orElseThrow();
            return new Days(begin, last.isEmpty() ? begin : last.date().orElseThrow());
        }
        return new Days(today.minusDays(Long.parseLong(period) - 1), period.equals(PERIODS.getLast()) ? today : today.plusDays(1));
    }

    /// As the services take it.
    Map<String, String> query(Days days) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("from", days.first().toString(), "to", days.last().toString()));
        if (!after.isEmpty()) {
            query.put("after", after);
        }
        return query;
    }

    /// As the services take it.
    String header() {
        return number.isEmpty() ? purpose : purpose + "; " + number;
    }

    String fileName(Days days) {
        return "audit-" + service.toLowerCase(Locale.ROOT) + "-" + days.first() + "-" + days.last()
                + (after.isEmpty() ? "" : "-after-" + after) + ".csv";
    }
}
