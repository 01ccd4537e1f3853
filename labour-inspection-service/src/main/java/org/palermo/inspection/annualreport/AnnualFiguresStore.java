package org.palermo.inspection.annualreport;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the entered figures, and counts of what this service records.
@ApplicationScoped
class AnnualFiguresStore {
    private static final String ROW = """
            select f.country, f.year, f.convention, f.laws, f.inspectors_women, f.inspectors_men, f.offices, f.workplaces_liable, f.workers_women,
                   f.workers_men, f.employed_persons, f.fatal_women, f.fatal_men, f.non_fatal_women, f.non_fatal_men, f.diseases_women, f.diseases_men,
                   f.source, f.version
              from annual_figures f
            """;
    private static final Query<AnnualFiguresView> OWN = Query.of(AnnualFiguresView.class,
            ROW + " where f.agency = $1 and f.country = $2 and f.year = $3 and f.convention = $4");
    private static final Query<AnnualFiguresView> OF_COUNTRY = Query.of(AnnualFiguresView.class,
            ROW + " where f.country = $1 and f.year = $2 and f.convention = $3 order by f.agency limit 100");
    private static final Query<Visits> VISITS = Query.of(Visits.class, "select visits, workplaces from annual_visits($1, $2, $3, $4)");
    private static final Query<Violations> VIOLATIONS = Query.of(Violations.class,
            "select violations, penalties from annual_violations($1, $2, $3, $4, $5, $6)");
    private static final Query<Workplaces> WORKPLACES = Query.of(Workplaces.class, """
            select count(*) as workplaces, cast(coalesce(sum(w.workers), 0) as bigint) as workers,
                   count(*) filter (where w.workers is null) as without_workers
              from workplace w where w.country = $1 and w.created_at < $2 and (not cast($3 as boolean) or w.sector = 'Agriculture')
            """);
    private static final Change PUT = Change.of("""
            insert into annual_figures (agency, country, year, convention, laws, inspectors_women, inspectors_men, offices, workplaces_liable,
                                        workers_women, workers_men, employed_persons, fatal_women, fatal_men, non_fatal_women, non_fatal_men,
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

    /// @param workplaces that were visited
    @RegisterForReflection
    record Visits(long visits, long workplaces) {}

    /// @param violations that visits of the year found
    /// @param penalties that were served in it and not cancelled
    @RegisterForReflection
    record Violations(long violations, long penalties) {}

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

    Uni<Visits> visits(String country, Instant from, Instant until, Convention convention) {
        return VISITS.one(country, from, until, convention == Convention.C129);
    }

    /// @param year in the country's time zone
    Uni<Violations> violations(String country, Instant from, Instant until, int year, Convention convention) {
        return VIOLATIONS.one(country, from, until, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), convention == Convention.C129);
    }

    /// Workplaces that were registered before an instant.
    Uni<Workplaces> workplaces(String country, Instant until, Convention convention) {
        return WORKPLACES.one(country, until, convention == Convention.C129);
    }

    /// @param version that was read; 0 when there was none
    /// @return false when somebody else was faster
    Uni<Boolean> put(Actor actor, String country, int year, Convention convention, EnterAnnualFigures f, int version, Instant now) {
        return PUT.execute(actor.agency(), country, year, convention, f.laws(), f.inspectorsWomen(), f.inspectorsMen(), f.offices(), f.workplacesLiable(),
                        f.workersWomen(), f.workersMen(), f.employedPersons(), f.fatalWomen(), f.fatalMen(), f.nonFatalWomen(), f.nonFatalMen(),
                        f.diseasesWomen(), f.diseasesMen(), f.source(), actor.subject(), now, version)
                .map(changed -> changed == 1);
    }
}
