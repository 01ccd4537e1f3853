package org.palermo.inspection.annualreport;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.palermo.inspection.annualreport.AnnualFiguresStore.OfRegion;
import org.palermo.inspection.annualreport.AnnualReportView.AnnualRegion;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.organisation.Ministries;
import org.palermo.inspection.profile.InspectionProfiles;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.statistics.StatisticsControl;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Makes the annual report for the caller. An inspectorate may read each of its visits, so its figures are exact. An office that reads the
/// report of the whole country gets the numbers of visits, violations and penalties, also by region, as they were released for the period.
@ApplicationScoped
public class AnnualReports {
    private final AnnualFiguresStore store;
    private final ReleasedRegions released;
    private final InspectionProfiles profiles;
    private final Countries countries;
    private final CountryCodes codes;
    private final TransactionTime time;
    private final ComputationQueue computationQueue;

    AnnualReports(AnnualFiguresStore store, ReleasedRegions released, InspectionProfiles profiles, Countries countries, CountryCodes codes,
            TransactionTime time, ComputationQueue computationQueue) {
        this.store = store;
        this.released = released;
        this.profiles = profiles;
        this.countries = countries;
        this.codes = codes;
        this.time = time;
        this.computationQueue = computationQueue;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country or a year that has not begun, 503 when too many
    ///     requests wait for figures
    public Uni<AnnualReportView> of(Actor actor, String country, int year, Convention convention) {
        if (!codes.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return computationQueue.first(() -> counted(actor, country, year, convention));
    }

    /// What the inspectorates that the caller may read have entered, added up.
    private record Entered(AnnualFiguresView figures, List<RegionalInjuriesView> injuries) {}

    private Uni<Entered> entered(String country, int year, Convention convention) {
        return store.ofCountry(country, year, convention)
                .map(all -> all.stream().reduce(AnnualFiguresView::plus).orElseGet(() -> AnnualFiguresView.none(country, year, convention)))
                .flatMap(figures -> store.injuries(country, year, convention).map(injuries -> new Entered(figures, injuries)));
    }

    @Scoped
    Uni<Optional<AnnualReportView>> counted(Actor actor, String country, int year, Convention convention) {
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        Instant until = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
        if (from.isAfter(time.now())) {
            throw Problems.invalid("year", "must have begun");
        }
        return entered(country, year, convention)
                .flatMap(entered -> store.workplaces(country, until, convention)
                        .flatMap(workplaces -> Ministries.reportsOn(actor, country)
                                ? released(country, convention, zone, from, until, entered, workplaces)
                                : store.regions(country, from, until, convention)
                                        .map(regions -> Optional.of(exact(entered, workplaces, regions)))));
    }

    private static AnnualReportView exact(Entered entered, AnnualFiguresStore.Workplaces workplaces, List<OfRegion> regions) {
        AnnualRegion whole = AnnualRegion.exact(regions.stream().reduce(OfRegion.NOTHING, OfRegion::plus));
        return view(false, new Report(entered.figures().convention(), entered.figures(), workplaces, whole), entered.injuries(),
                regions.stream().map(AnnualRegion::exact).toList(), null);
    }

    private Uni<Optional<AnnualReportView>> released(String country, Convention convention, ZoneId zone, Instant from, Instant until,
            Entered entered, AnnualFiguresStore.Workplaces workplaces) {
        StatisticsRule rule = profiles.statistics(country);
        Uni<ReleasedRegions.Counted> counting = store.regions(country, from, until, Convention.C81)
                .flatMap(all -> store.regions(country, from, until, Convention.C129)
                        .map(agriculture -> new ReleasedRegions.Counted(all, agriculture)))
                .memoize().indefinitely();
        return released.of(country, entered.figures().year(), convention, rule, zone, counting).map(there -> there.map(shown ->
                view(true, new Report(convention, entered.figures(), workplaces, shown.whole()), entered.injuries(), shown.regions(),
                        shown.control())));
    }

    private static AnnualReportView view(boolean whole, Report report, List<RegionalInjuriesView> injuries, List<AnnualRegion> regions,
            StatisticsControl control) {
        AnnualFiguresView entered = report.entered();
        return new AnnualReportView(entered.country(), entered.year(), report.convention(), whole, entered.source(), report.blocks(),
                regions, injuries, injuries.isEmpty() ? NoFigure.NOT_ENTERED : null, report.indicators(), control);
    }
}
