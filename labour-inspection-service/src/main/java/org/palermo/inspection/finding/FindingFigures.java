package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.palermo.inspection.organisation.Ministries;
import org.palermo.inspection.profile.InspectionProfiles;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Counts visits and findings by sector. An inspectorate may read each of its own findings, so it sees their exact figures. A
/// ministry may read no finding, so it sees the figures that were released as of the end of the last period, if it covers the
/// whole country, and otherwise the workplaces alone.
@ApplicationScoped
class FindingFigures {
    private static final CountedSector NOTHING = new CountedSector(null, 0, 0, 0, 0, 0, 0);

    private final FindingStore store;
    private final Releases releases;
    private final InspectionProfiles profiles;
    private final Countries countries;

    FindingFigures(FindingStore store, Releases releases, InspectionProfiles profiles, Countries countries) {
        this.store = store;
        this.releases = releases;
        this.profiles = profiles;
        this.countries = countries;
    }

    /// @param country ISO 3166-1 alpha-2
    /// @return empty while a release must still be computed, see {@link org.palermo.kernel.statistics.ComputationQueue}
    Uni<Optional<FindingsSummary>> of(Actor actor, String country) {
        if (Ministries.reportsOn(actor, country)) {
            return released(country);
        }
        Function<CountedSector, FindingsSummary.SectorFigures> shown = actor.has(Role.CHIEF_INSPECTOR)
                ? CountedSector::exact : CountedSector::workplacesAlone;
        return store.count(country).map(counted -> Optional.of(summary(counted, shown)));
    }

    private static FindingsSummary summary(List<CountedSector> counted, Function<CountedSector, FindingsSummary.SectorFigures> shown) {
        return new FindingsSummary(counted.stream().map(shown).toList(), shown.apply(counted.stream().reduce(NOTHING, CountedSector::plus)),
                null);
    }

    private Uni<Optional<FindingsSummary>> released(String country) {
        StatisticsRule rule = profiles.statistics(country);
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        return releases.ofStockAtEnd(FindingTables.ofVisits(country), rule, zone,
                        (until, before) -> store.countUntil(country, until).map(counted -> FindingTables.visits(counted, before)))
                .flatMap(visits -> releases.ofStockAtEnd(FindingTables.ofFindings(country), rule, zone,
                                (until, before) -> store.countUntil(country, until).map(counted -> FindingTables.findings(counted, before)))
                        .flatMap(findings -> store.workplaces(country)
                                .map(workplaces -> visits.flatMap(v -> findings.map(f -> summary(rule, workplaces, v, f))))));
    }

    /// Workplaces are counted as of now; all other figures are those of the release.
    private static FindingsSummary summary(StatisticsRule rule, SortedMap<String, Long> workplaces, Released visits, Released findings) {
        Figures figures = new Figures(rule);
        TreeSet<String> sectors = new TreeSet<>(workplaces.keySet());
        sectors.addAll(FindingTables.sectors(visits));
        sectors.addAll(FindingTables.sectors(findings));
        List<FindingsSummary.SectorFigures> bySector = sectors.stream()
                .map(sector -> FindingTables.shown(figures, sector, workplaces.getOrDefault(sector, 0L), visits, findings))
                .toList();
        long all = workplaces.values().stream().mapToLong(Long::longValue).sum();
        return new FindingsSummary(bySector, FindingTables.shown(figures, null, all, visits, findings), figures.control(findings));
    }
}
