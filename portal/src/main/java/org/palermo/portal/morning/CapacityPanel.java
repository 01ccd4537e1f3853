package org.palermo.portal.morning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.portal.gateway.Capacity;
import org.palermo.portal.gateway.Capacity.Unmet;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.DisclosureControl;
import org.palermo.portal.page.Language;

/// Tonight's places, and the unmet need.
///
/// @param weeks the weeks of the unmet need, the latest last
/// @param control disclosure control of the unmet need; null when there was nothing to control
public record CapacityPanel(List<Row> regions, Row total, List<String> weeks, List<UnmetRow> unmet, DisclosureControl control) {
    private static final int WEEKS = 6;

    /// @param stale number of shelters whose census is too old, so that their free places are unknown
    /// @param occupiedShare in percent of the operational places; likewise held and available
    public record Row(
            String name, int shelters, int operational, int occupied, int held, int available, int stale, int occupiedShare,
            int heldShare, int availableShare) {

        /// Where the bar of the held places starts.
        public int heldFrom() {
            return occupiedShare;
        }

        public int availableFrom() {
            return occupiedShare + heldShare;
        }
    }

    /// @param counts one for each week, as shown on the page
    public record UnmetRow(String area, String need, List<Figure> counts) {}

    static CapacityPanel of(Capacity capacity, Country country, Language language) {
        List<Row> rows = capacity.regions().stream()
                .map(r -> row(country.region(r.region(), language.tag()), List.of(r)))
                .toList();
        List<String> weeks = capacity.unmet().stream().map(Unmet::week).distinct().sorted().toList();
        List<String> latest = weeks.subList(Math.max(0, weeks.size() - WEEKS), weeks.size());
        return new CapacityPanel(rows, row("", capacity.regions()), latest, unmet(capacity.unmet(), latest), capacity.control());
    }

    private static Row row(String name, List<Capacity.Region> regions) {
        int operational = regions.stream().mapToInt(Capacity.Region::operational).sum();
        int occupied = regions.stream().mapToInt(Capacity.Region::occupied).sum();
        int held = regions.stream().mapToInt(Capacity.Region::held).sum();
        int available = regions.stream().mapToInt(Capacity.Region::available).sum();
        // A census may count more people than places. The bar is then full, but not longer than its frame.
        int whole = Math.max(1, Math.max(operational, occupied + held + available));
        return new Row(name, regions.stream().mapToInt(Capacity.Region::shelters).sum(), operational, occupied, held, available,
                regions.stream().mapToInt(Capacity.Region::stale).sum(), 100 * occupied / whole, 100 * held / whole,
                100 * available / whole);
    }

    private static List<UnmetRow> unmet(List<Unmet> unmet, List<String> weeks) {
        Map<List<String>, Map<String, Figure>> byAreaAndNeed = new LinkedHashMap<>();
        for (Unmet u : unmet) {
            byAreaAndNeed.computeIfAbsent(List.of(u.areaName() == null ? u.area() : u.areaName(), u.need()), _ -> new LinkedHashMap<>())
                    .put(u.week(), Figure.of(u.count()));
        }
        List<UnmetRow> rows = new ArrayList<>();
        byAreaAndNeed.forEach((key, counts) -> rows.add(new UnmetRow(key.getFirst(), key.getLast(),
                weeks.stream().map(week -> counts.getOrDefault(week, Figure.of(0L))).toList())));
        return rows;
    }
}
