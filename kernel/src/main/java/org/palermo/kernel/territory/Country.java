package org.palermo.kernel.territory;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A country file: its regions, which of them adjoin, their places on a tile-grid map, and the public holidays.
///
/// @param code ISO 3166-1 alpha-2
/// @param names the country's name by BCP 47 language
/// @param profile the code of the law that applies
/// @param zone that decides statutory dates
/// @param calendars public holidays, by calendar name and year
/// @param contacts who answers for what; null when the file does not say
/// @param languages official languages, ISO 639, in the order in which the public administration uses them; empty when the file does not
///     say
/// @param calendarSources where the public holidays of a calendar come from, by calendar name; one that is not in it has no source
@RegisterForReflection
public record Country(
        String code,
        String name,
        Map<String, String> names,
        String profile,
        ZoneId zone,
        List<Region> regions,
        Map<String, Map<Integer, Set<LocalDate>>> calendars,
        CountryContacts contacts,
        List<String> languages,
        Map<String, CalendarSource> calendarSources) {

    public Country {
        languages = languages == null ? List.of() : List.copyOf(languages);
        calendarSources = calendarSources == null ? Map.of() : Map.copyOf(calendarSources);
    }

    /// Where public holidays come from.
    ///
    /// @param source the act, or the official page
    /// @param unverified whether the authors of the file have not read it
    @RegisterForReflection
    public record CalendarSource(String source, boolean unverified) {}

    /// @param code ISO 3166-2, or a code of our own below it where ISO has none
    /// @param neighbours regions that adjoin by land
    /// @param calendar the name of its calendar in the country file
    @RegisterForReflection
    public record Region(String code, String name, Map<String, String> names, List<String> neighbours, Tile tile, String calendar) {}

    /// A place on the tile-grid map; row 1 is north, column 1 is west.
    ///
    /// @param row from 0, from north to south
    /// @param column from 0, from west to east
    @RegisterForReflection
    @Schema(name = "MapTile")
    public record Tile(int row, int column) {}

    /// @param language BCP 47; the country's own name where there is no other
    public String nameIn(String language) {
        return names.getOrDefault(language, name);
    }

    public Optional<Region> region(String regionCode) {
        return regions.stream().filter(r -> r.code().equals(regionCode)).findFirst();
    }

    /// The working days of a region: Monday to Friday without its public holidays.
    ///
    /// @throws IllegalArgumentException when the region is not in this country
    public WorkingDays workingDays(String regionCode) {
        Region region = region(regionCode).orElseThrow(() -> new IllegalArgumentException("no such region in " + code));
        return new WorkingDays(calendars.get(region.calendar()));
    }
}
