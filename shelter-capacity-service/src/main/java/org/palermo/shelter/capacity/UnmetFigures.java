package org.palermo.shelter.capacity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.Series;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.profile.ShelterProfile;

/// Unmet need, week by week. Nobody may read single searches, so everybody gets the released figures. A week is released once it is
/// over. Nobody searches for past nights, so its count is final, and nobody is counted in two weeks for the same night.
@ApplicationScoped
class UnmetFigures {
    private final CapacityStore store;
    private final Releases releases;

    UnmetFigures(CapacityStore store, Releases releases) {
        this.store = store;
        this.releases = releases;
    }

    record Unmet(List<CapacityView.UnmetNeed> needs, StatisticsControl control) {}

    /// @param today in the country's zone
    /// @return empty while a week still has to be counted, see {@link org.palermo.kernel.statistics.ComputationQueue}
    Uni<Optional<Unmet>> of(Actor actor, Country country, ShelterProfile profile, LocalDate today) {
        List<String> weeks = IntStream.rangeClosed(1, profile.unmetWeeks())
                .mapToObj(ago -> Period.WEEK.of(today.minusWeeks(ago))).sorted()
                .toList();
        return store.areas(country.code()).flatMap(areas -> byKind(country, profile, weeks, areas)
                .flatMap(kinds -> byFurtherNeed(country, profile, weeks, areas)
                        .map(further -> kinds.flatMap(k ->
                                further.map(f -> new Reading(actor, country, areas, new Figures(profile.statistics())).of(k, f))))));
    }

    private Uni<Optional<List<Released>>> byKind(Country country, ShelterProfile profile,
            List<String> weeks, Map<String, Set<String>> areas) {
        return releases.ofFlow(new Series("unmet-need", country.code(), _ -> true), profile.statistics(), weeks,
                week -> store.unmet(country.code(), week).map(asked -> UnmetTables.byKind(country.code(), areas.keySet(), asked)));
    }

    private Uni<Optional<List<Released>>> byFurtherNeed(Country country,
            ShelterProfile profile, List<String> weeks, Map<String, Set<String>> areas) {
        return releases.ofFlow(new Series("unmet-further-need", country.code(), _ -> true), profile.statistics(), weeks,
                week -> store.unmet(country.code(), week).map(asked -> UnmetTables.byFurtherNeed(areas.keySet(), asked)));
    }

    /// Reads both releases of each week for one actor, the latest week first.
    private record Reading(Actor actor, Country country, Map<String, Set<String>> areas, Figures figures) {

        Unmet of(List<Released> kinds, List<Released> further) {
            List<CapacityView.UnmetNeed> needs = new ArrayList<>();
            for (int week = kinds.size() - 1; week >= 0; week--) {
                add(needs, kinds.get(week), further.get(week));
            }
            return new Unmet(needs, figures.control(kinds.getLast()));
        }

        private void add(List<CapacityView.UnmetNeed> needs, Released kinds, Released further) {
            for (String area : codes(kinds)) {
                for (String kind : UnmetTables.kindsAndAll()) {
                    add(needs, kinds.period(), area, kind, figures.of(kinds, area, kind));
                }
                if (!area.equals(country.code())) {
                    UnmetTables.FURTHER.forEach(need ->
                            add(needs, kinds.period(), area, need, figures.of(UnmetTables.further(kinds, further, area, need))));
                }
            }
        }

        /// Zero is not listed. Where the profile does not allow zeros to show, zero is suppressed and listed like a small count.
        private void add(List<CapacityView.UnmetNeed> needs, String week, String area, String need, Long count) {
            if (count == null || count > 0) {
                needs.add(new CapacityView.UnmetNeed(area, name(area), need, week, count, count == null));
            }
        }

        private List<String> codes(Released kinds) {
            return kinds.codes(0).stream()
                    .filter(area -> actor.covers(area) || areas.getOrDefault(area, Set.of()).stream().anyMatch(actor::covers))
                    .toList();
        }

        /// The names of the area's regions, or its code when the area no longer exists.
        private String name(String area) {
            if (area.equals(country.code())) {
                return country.name();
            }
            Set<String> regions = areas.getOrDefault(area, Set.of());
            String names = country.regions().stream()
                    .filter(r -> regions.contains(r.code()))
                    .map(Country.Region::name)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? area : names;
        }
    }
}
