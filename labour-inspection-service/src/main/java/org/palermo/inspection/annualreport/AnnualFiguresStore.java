package org.palermo.inspection.annualreport;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Country;

/// Queries over the entered figures, and over the counts of what this service records.
@ApplicationScoped
class AnnualFiguresStore {
    private static final String ROW = """
            select f.country, f.year, f.convention, f.laws, f.inspectors_women, f.inspectors_men, f.offices, f.workplaces_liable,
              f.workers_women,
                   f.workers_men, f.employed_persons, f.fatal_women, f.fatal_men, f.non_fatal_women, f.non_fatal_men, f.diseases_women,
                     f.diseases_men,
                   f.source, f.version
              from annual_figures f
            """;
    private static final Query<AnnualFiguresView> OWN = Query.of(AnnualFiguresView.class,
            ROW + " where f.agency = $1 and f.country = $2 and f.year = $3 and f.convention = $4");
    private static final Query<AnnualFiguresView> OF_COUNTRY = Query.of(AnnualFiguresView.class,
            ROW + " where f.country = $1 and f.year = $2 and f.convention = $3 order by f.agency limit 100");
    private static final Query<RegionalInjuriesView> INJURIES = Query.of(RegionalInjuriesView.class, """
            select i.region, cast(sum(i.fatal_women) as integer) as fatal_women, cast(sum(i.fatal_men) as integer) as fatal_men,
                   cast(sum(i.non_fatal_women) as integer) as non_fatal_women, cast(sum(i.non_fatal_men) as integer) as non_fatal_men,
                   cast(sum(i.diseases_women) as integer) as diseases_women, cast(sum(i.diseases_men) as integer) as diseases_men
              from annual_injuries i
             where i.country = $1 and i.year = $2 and i.convention = $3
               and num_nonnulls(i.fatal_women, i.fatal_men, i.non_fatal_women, i.non_fatal_men, i.diseases_women, i.diseases_men) > 0
             group by i.region
             order by i.region limit 1000
            """);
    private static final Query<OfRegion> REGIONS = Query.of(OfRegion.class,
            "select region, visits, workplaces, violations, penalties from annual_regions($1, $2, $3, $4)");
    private static final Query<Workplaces> WORKPLACES = Query.of(Workplaces.class,
            "select workplaces, workers, without_workers from annual_workplaces($1, $2, $3)");
    private static final Query<Integer> COUNT = Query.of(Integer.class, "select count_annual_changes($1)");
    private static final Query<Integer> KEEP_ZONE = Query.of(Integer.class, "select keep_annual_zone($1, $2, $3)");
    private static final Change PUT = Change.of("""
            insert into annual_figures (agency, country, year, convention, laws, inspectors_women, inspectors_men, offices,
              workplaces_liable,
                                        workers_women, workers_men, employed_persons, fatal_women, fatal_men, non_fatal_women,
                                          non_fatal_men,
                                        diseases_women, diseases_men, source, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            on conflict (agency, country, year, convention) do update
               set laws = excluded.laws, inspectors_women = excluded.inspectors_women, inspectors_men = excluded.inspectors_men,
                   offices = excluded.offices, workplaces_liable = excluded.workplaces_liable, workers_women = excluded.workers_women,
                   workers_men = excluded.workers_men, employed_persons = excluded.employed_persons, fatal_women = excluded.fatal_women,
                   fatal_men = excluded.fatal_men, non_fatal_women = excluded.non_fatal_women, non_fatal_men = excluded.non_fatal_men,
                   diseases_women = excluded.diseases_women, diseases_men = excluded.diseases_men, source = excluded.source,
                   recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = annual_figures.version + 1
             where annual_figures.version = $22
            """);

    /// What is counted of a region.
    ///
    /// @param region ISO 3166-2; null for workplaces of which nobody recorded it
    /// @param workplaces that were visited
    /// @param violations that visits of the year found
    /// @param penalties that were served in it and not cancelled
    @RegisterForReflection
    record OfRegion(String region, long visits, long workplaces, long violations, long penalties) {
        static final OfRegion NOTHING = new OfRegion(null, 0, 0, 0, 0);

        /// The sum of two regions; a workplace is in one.
        OfRegion plus(OfRegion other) {
            return new OfRegion(null, visits + other.visits, workplaces + other.workplaces, violations + other.violations,
                    penalties + other.penalties);
        }
    }

    /// @param workers of those workplaces that have a number
    /// @param withoutWorkers how many have none
    @RegisterForReflection
    record Workplaces(long workplaces, long workers, long withoutWorkers) {}

    Uni<Optional<AnnualFiguresView>> own(Actor actor, String country, int year, Convention convention) {
        return OWN.first(actor.agency(), country, year, convention);
    }

    /// Those of all inspectorates that the caller may read.
    Uni<List<AnnualFiguresView>> ofCountry(String country, int year, Convention convention) {
        return OF_COUNTRY.list(country, year, convention);
    }

    /// Accidents and diseases by region, of all inspectorates that the caller may read, added up.
    Uni<List<RegionalInjuriesView>> injuries(String country, int year, Convention convention) {
        return INJURIES.list(country, year, convention);
    }

    /// Regions in which something was counted, by their code; the workplaces without one are last.
    Uni<List<OfRegion>> regions(String country, Instant from, Instant until, Convention convention) {
        return REGIONS.list(country, from, until, convention == Convention.C129);
    }

    /// Workplaces that were registered before the end of a year, without those that were merged into another.
    Uni<Workplaces> workplaces(String country, Instant until, Convention convention) {
        return WORKPLACES.one(country, until, convention == Convention.C129);
    }

    /// Keeps the years of a country by its time zone from now on, and names the next workplaces that must be counted again because of it.
    ///
    /// @return how many these were; 0 when all are named, or another instance counts
    Uni<Integer> keepZone(Country country, int atMost) {
        return KEEP_ZONE.one(country.code(), country.zone().getId(), atMost);
    }

    /// Counts again the workplaces whose records changed, for at most so many changes.
    ///
    /// @return how many workplaces these were; 0 when none is left, or another instance counts
    Uni<Integer> countChanges(int atMost) {
        return COUNT.one(atMost);
    }

    /// @param version that was read; 0 when there was none
    /// @return false when somebody else was faster
    Uni<Boolean> put(Actor actor, String country, int year, Convention convention, EnterAnnualFigures f, int version, Instant now) {
        return PUT.execute(actor.agency(), country, year, convention, f.laws(), f.inspectorsWomen(), f.inspectorsMen(), f.offices(),
                        f.workplacesLiable(),
                        f.workersWomen(), f.workersMen(), f.employedPersons(), f.fatalWomen(), f.fatalMen(), f.nonFatalWomen(),
                        f.nonFatalMen(), f.diseasesWomen(), f.diseasesMen(), f.source(), actor.subject(), now, version)
                .map(changed -> changed == 1);
    }
}
