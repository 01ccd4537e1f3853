package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Country;

/// The weekly hours of Palermo's own entries as HSDS schedules. HSDS wants each time with its distance from UTC, which changes with
/// summer time. So a stored schedule has local times and names the zone, and each answer gets the distance of its day.
public final class Schedules {
    /// Of a stored schedule only. HSDS does not have it, so no answer shows it.
    private static final String ZONE = "zone";

    private Schedules() {}

    /// Adds one schedule for each pair of times, with all days that have it.
    static void add(EntryBuilder entry, LineContact.Hours hours, Optional<Country> country) {
        if (hours.alwaysOpen()) {
            String days = byday(List.of(DayOfWeek.values()));
            schedule(entry, hours, country, days, "00:00", "23:59").put("description", "Open day and night, every day.");
            return;
        }
        Map<String, List<LineContact.Period>> byTimes = hours.periods().stream()
                .collect(Collectors.groupingBy(period -> period.opens() + " " + period.closes(), LinkedHashMap::new, Collectors.toList()));
        byTimes.values().forEach(same -> {
            LineContact.Period any = same.getFirst();
            List<DayOfWeek> days = same.stream().map(LineContact.Period::day).sorted().toList();
            String names = days.stream().map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .collect(Collectors.joining(", "));
            String until = any.closes() + (any.closes().compareTo(any.opens()) < 0 ? " the next day" : "");
            schedule(entry, hours, country, byday(days), any.opens(), any.closes())
                    .put("description",
                            "%s %s to %s%s.".formatted(names, any.opens(), until, country.map(c -> ", time of " + c.zone()).orElse("")));
        });
    }

    private static ObjectNode schedule(EntryBuilder entry, LineContact.Hours hours, Optional<Country> country, String days, String opens,
            String closes) {
        ObjectNode schedule = entry.list("schedules").addObject().put("id", entry.part("schedule " + opens + " " + closes).toString())
                .put("freq", "WEEKLY").put("wkst", "MO").put("byday", days).put("opens_at", opens).put("closes_at", closes);
        country.ifPresent(c -> schedule.put(ZONE, c.zone().getId()));
        if (hours.publicHolidays() != null) {
            schedule.put("notes", "Public holidays: " + hours.publicHolidays());
        }
        return schedule;
    }

    private static String byday(List<DayOfWeek> days) {
        return days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
    }

    /// Gives the times of a service that is read from the directory their distance from UTC, as it is now. The schedules of other
    /// directories stay as they are.
    public static void at(ObjectNode service, Instant now) {
        for (JsonNode schedule : service.path("schedules")) {
            if (schedule.has(ZONE)) {
                ZoneOffset offset = ZoneId.of(schedule.get(ZONE).asText()).getRules().getOffset(now);
                ((ObjectNode) schedule).put("opens_at", schedule.get("opens_at").asText() + offset)
                        .put("closes_at", schedule.get("closes_at").asText() + offset)
                        .put("timezone", offset.getTotalSeconds() / 3600.0);
            }
        }
    }
}
