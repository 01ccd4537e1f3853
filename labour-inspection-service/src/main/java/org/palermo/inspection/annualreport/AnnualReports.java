package org.palermo.inspection.annualreport;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.organisation.Ministries;
import org.palermo.inspection.profile.InspectionProfiles;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.Series;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.statistics.Turns;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Makes the annual report for the caller. An inspectorate may read each of its visits, so its figures are exact. An office that reads the
/// report of the whole country gets the numbers of visits, violations
/// and penalties as they were released for the period.
@ApplicationScoped
public class AnnualReports {
    private static final String ALL = "*";
    private static final String COUNTED = "COUNTED";

    private final AnnualFiguresStore store;
    private final Releases releases;
    private final InspectionProfiles profiles;
    private final Countries countries;
    private final CountryCodes codes;
    private final TransactionTime time;
    private final Turns turns;

    AnnualReports(AnnualFiguresStore store, Releases releases, InspectionProfiles profiles, Countries countries, CountryCodes codes, TransactionTime time,
            Turns turns) {
        this.store = store;
        this.releases = releases;
        this.profiles = profiles;
        this.countries = countries;
        this.codes = codes;
        this.time = time;
        this.turns = turns;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country or a year that has not begun, 503 when too many
    ///     requests wait for figures
    public Uni<AnnualReportView> of(Actor actor, String country, int year, Convention convention) {
        if (!codes.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return turns.first(() -> counted(actor, country, year, convention));
    }

    @Scoped
    Uni<Optional<AnnualReportView>> counted(Actor actor, String country, int year, Convention convention) {
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        Instant until = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
        if (from.isAfter(time.now())) {
            throw Problems.invalid("year", "must have begun");
        }
        return store.ofCountry(country, year, convention)
                .map(all -> all.stream().reduce(AnnualFiguresView::plus).orElseGet(() -> AnnualFiguresView.none(country, year, convention)))
                .flatMap(entered -> store.workplaces(country, until, convention).flatMap(workplaces -> Ministries.reportsOn(actor, country)
                        ? released(country, year, convention, zone, from, until, entered, workplaces)
                        : store.visits(country, from, until, convention).flatMap(v -> store.violations(country, from, until, year, convention)
                                .map(x -> Optional.of(view(country, year, false, entered, new Report(convention, entered, workplaces, v.visits(), v.workplaces(),
                                        x.violations(), x.penalties()), null))))));
    }

    private Uni<Optional<AnnualReportView>> released(String country, int year, Convention convention, ZoneId zone, Instant from, Instant until,
            AnnualFiguresView entered, AnnualFiguresStore.Workplaces workplaces) {
        StatisticsRule rule = profiles.statistics(country);
        Uni<AnnualFiguresStore.Visits> visits = store.visits(country, from, until, convention);
        Uni<AnnualFiguresStore.Violations> found = store.violations(country, from, until, year, convention);
        return Multi.createFrom().items(
                        new Number("annual-visits", visits.map(AnnualFiguresStore.Visits::visits)),
                        new Number("annual-visited", visits.map(AnnualFiguresStore.Visits::workplaces)),
                        new Number("annual-violations", found.map(AnnualFiguresStore.Violations::violations)),
                        new Number("annual-penalties", found.map(AnnualFiguresStore.Violations::penalties)))
                .onItem().transformToUniAndConcatenate(number -> release(country, number, year, convention, rule, zone))
                .collect().asList()
                .map(all -> all.stream().allMatch(Optional::isPresent) ? Optional.of(all.stream().map(Optional::get).toList()) : Optional.<List<Released>>empty())
                .map(there -> there.map(all -> {
                    Figures figures = new Figures(rule);
                    Report report = new Report(convention, entered, workplaces, figures.of(all.get(0), ALL), figures.of(all.get(1), ALL),
                            figures.of(all.get(2), ALL), figures.of(all.get(3), ALL));
                    return view(country, year, true, entered, report, figures.control(all.getFirst()));
                }));
    }

    /// A number of the report that is released.
    private record Number(String series, Uni<Long> counting) {}

    private Uni<Optional<Released>> release(String country, Number number, int year, Convention convention, StatisticsRule rule, ZoneId zone) {
        Series series = new Series(number.series() + "-" + year + "-" + convention, country, _ -> true);
        return releases.ofStock(series, rule, zone, _ -> number.counting().map(AnnualReports::cube));
    }

    private static Cube cube(long number) {
        return Cube.ofCounts(List.of(Dimension.withTotal("visits", ALL, COUNTED))).count(CellKey.of(COUNTED), number).build();
    }

    private static AnnualReportView view(String country, int year, boolean whole, AnnualFiguresView entered, Report report,
            StatisticsControl control) {
        return new AnnualReportView(country, year, report.convention(), whole, entered.source(), report.blocks(), report.indicators(), control);
    }
}
