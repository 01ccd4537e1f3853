package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Maps a table of an HSDS edition before 3.0 to today's table, and its rows to today's form. Columns that match nothing today
/// stay, so that the check names them.
///
/// @param table today's table
/// @param today converts a row to today's form
record HsdsEdition(HsdsTable table, Consumer<ObjectNode> today) {
    private static final Consumer<ObjectNode> THE_SAME = row -> { };
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private static final Map<String, HsdsEdition> EARLIER = Map.ofEntries(
            Map.entry("physical_address", address("physical")), Map.entry("physical_addresses", address("physical")),
            Map.entry("postal_address", address("postal")), Map.entry("postal_addresses", address("postal")),
            Map.entry("regular_schedule", new HsdsEdition(HsdsTable.SCHEDULES, HsdsEdition::weekly)),
            Map.entry("regular_schedules", new HsdsEdition(HsdsTable.SCHEDULES, HsdsEdition::weekly)),
            Map.entry("holiday_schedule", new HsdsEdition(HsdsTable.SCHEDULES, HsdsEdition::holiday)),
            Map.entry("holiday_schedules", new HsdsEdition(HsdsTable.SCHEDULES, HsdsEdition::holiday)),
            Map.entry("services_at_location", same(HsdsTable.SERVICE_AT_LOCATION)),
            Map.entry("services_at_locations", same(HsdsTable.SERVICE_AT_LOCATION)),
            Map.entry("service_at_locations", same(HsdsTable.SERVICE_AT_LOCATION)),
            Map.entry("accessibility_for_disabilities", same(HsdsTable.ACCESSIBILITY)));

    /// @param file without `.csv`; today's name, an earlier name, or the name of a single row, which earlier editions used
    static Optional<HsdsEdition> of(String file) {
        for (HsdsTable table : HsdsTable.values()) {
            if (table.file.equals(file) || table.entity.equals(file)) {
                return Optional.of(same(table));
            }
        }
        return Optional.ofNullable(EARLIER.get(file));
    }

    private static HsdsEdition same(HsdsTable table) {
        return new HsdsEdition(table, THE_SAME);
    }

    private static HsdsEdition address(String type) {
        return new HsdsEdition(HsdsTable.ADDRESSES, row -> row.put("address_type", type));
    }

    /// A weekly schedule: the weekday is an English name or a number from Monday, which is 1.
    private static void weekly(ObjectNode row) {
        JsonNode weekday = row.get("weekday");
        if (weekday != null && day(weekday.asText()) != null) {
            row.remove("weekday");
            row.put("freq", "WEEKLY").put("byday", day(weekday.asText()));
        }
    }

    private static String day(String weekday) {
        String word = weekday.strip().toUpperCase(Locale.ROOT);
        if (word.matches("[1-7]")) {
            return DAYS.get(Integer.parseInt(word) - 1);
        }
        return word.matches("(MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY") ? word.substring(0, 2) : null;
    }

    /// Days with other hours or none. For a closed day the hours would be wrong, so the description `Closed` replaces them.
    private static void holiday(ObjectNode row) {
        rename(row, "start_date", "valid_from");
        rename(row, "end_date", "valid_to");
        JsonNode closed = row.remove("closed");
        if (closed != null && closed.asText().strip().toLowerCase(Locale.ROOT).matches("true|1|yes|t|y")) {
            row.remove(List.of("opens_at", "closes_at"));
            row.put("description", "Closed");
        }
    }

    private static void rename(ObjectNode row, String earlier, String today) {
        JsonNode value = row.remove(earlier);
        if (value != null) {
            row.set(today, value);
        }
    }
}
