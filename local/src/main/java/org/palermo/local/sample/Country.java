package org.palermo.local.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The parts of a country file that the sample needs. The services read the same files.
record Country(String code, String name, String zone, List<Region> regions, Map<String, Map<String, Set<String>>> calendars) {

    record Region(String code, String name, String calendar) {}

    static final Country GB = read("gb");
    static final Country ZZ = read("zz");

    static List<Country> all() {
        return List.of(GB, ZZ);
    }

    private static Country read(String name) {
        return Resources.json("palermo/countries/" + name + ".json", new TypeReference<>() {});
    }

    List<String> regionCodes() {
        return regions.stream().map(Region::code).toList();
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /// The working day that is `count` working days before `day`.
    LocalDate workingDaysBefore(LocalDate day, int count, String region) {
        LocalDate at = day;
        for (int left = count; left > 0; ) {
            at = at.minusDays(1);
            if (isWorkingDay(at, region)) {
                left--;
            }
        }
        return at;
    }

    boolean isWorkingDay(LocalDate day, String region) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays(region, day.getYear()).contains(day.toString());
    }

    private Set<String> holidays(String region, int year) {
        return Stream.of(region)
                .flatMap(code -> regions.stream().filter(r -> r.code().equals(code)))
                .map(r -> calendars.get(r.calendar()).getOrDefault(String.valueOf(year), Set.of()))
                .findFirst()
                .orElseThrow();
    }
}
