package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.palermo.inspection.profile.InspectionProfiles;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Counts visits and findings by sector. An inspectorate, which may read each of its own, sees exact figures; a ministry,
/// which may read none, those of the release of this period.
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

    /// @return empty while it has to be counted first, see {@link org.palermo.kernel.statistics.Turns}
    Uni<Optional<FindingsSummary>> of(Actor actor, String country) {
        return store.count(country).flatMap(counted -> isMinistryOf(actor, country) ? released(country, counted) : Uni.createFrom().item(Optional.of(exact(counted))));
    }

    /// As the database has it, which counts a whole country for these and her own inspectorate for everybody else.
    private static boolean isMinistryOf(Actor actor, String country) {
        return actor.hasAny(Role.COMPETENT_AUTHORITY, Role.NATIONAL_RAPPORTEUR, Role.MECHANISM_ADMINISTRATOR) && actor.regions().contains(country);
    }

    private static FindingsSummary exact(List<CountedSector> counted) {
        return new FindingsSummary(counted.stream().map(CountedSector::exact).toList(), total(counted).exact(), null);
    }

    private static CountedSector total(List<CountedSector> counted) {
        return counted.stream().reduce(NOTHING, CountedSector::plus);
    }

    private Uni<Optional<FindingsSummary>> released(String country, List<CountedSector> counted) {
        StatisticsRule rule = profiles.statistics(country);
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        return releases.ofStock(FindingTables.ofVisits(country), rule, zone, before -> Uni.createFrom().item(FindingTables.visits(counted, before)))
                .flatMap(visits -> releases.ofStock(FindingTables.ofFindings(country), rule, zone, before -> Uni.createFrom().item(FindingTables.findings(counted, before)))
                        .map(findings -> visits.flatMap(v -> findings.map(f -> summary(rule, counted, v, f)))));
    }

    private static FindingsSummary summary(StatisticsRule rule, List<CountedSector> counted, Released visits, Released findings) {
        Figures figures = new Figures(rule);
        List<FindingsSummary.SectorFigures> sectors = counted.stream()
                .map(c -> FindingTables.shown(figures, c.sector(), c.workplaces(), visits, findings))
                .toList();
        return new FindingsSummary(sectors, FindingTables.shown(figures, null, total(counted).workplaces(), visits, findings), figures.control(findings));
    }
}
