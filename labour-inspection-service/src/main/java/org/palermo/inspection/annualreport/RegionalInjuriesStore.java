package org.palermo.inspection.annualreport;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over accidents and diseases by region.
@ApplicationScoped
class RegionalInjuriesStore {
    private static final String ROW = """
            select i.region, i.fatal_women, i.fatal_men, i.non_fatal_women, i.non_fatal_men, i.diseases_women, i.diseases_men, i.version
              from annual_injuries i
             where i.agency = $1 and i.country = $2 and i.year = $3 and i.convention = $4
            """;
    private static final Query<EnteredInjuriesView> OWN = Query.of(EnteredInjuriesView.class, ROW + " order by i.region limit 1000");
    private static final Query<EnteredInjuriesView> ONE = Query.of(EnteredInjuriesView.class, ROW + " and i.region = $5");
    private static final Change PUT = Change.of("""
            insert into annual_injuries (agency, country, year, convention, region, fatal_women, fatal_men, non_fatal_women, non_fatal_men,
                                         diseases_women, diseases_men, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (agency, country, year, convention, region) do update
               set fatal_women = excluded.fatal_women, fatal_men = excluded.fatal_men, non_fatal_women = excluded.non_fatal_women,
                   non_fatal_men = excluded.non_fatal_men, diseases_women = excluded.diseases_women, diseases_men = excluded.diseases_men,
                   recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = annual_injuries.version + 1
             where annual_injuries.version = $14
            """);

    /// A region in a year, under a convention.
    record Place(String country, int year, Convention convention, String region) {}

    /// Also regions whose figures were taken back: they keep their version.
    Uni<List<EnteredInjuriesView>> own(Actor actor, String country, int year, Convention convention) {
        return OWN.list(actor.agency(), country, year, convention);
    }

    Uni<Optional<EnteredInjuriesView>> own(Actor actor, Place at) {
        return ONE.first(actor.agency(), at.country(), at.year(), at.convention(), at.region());
    }

    /// @param version that was read; 0 when there was none
    /// @return false when somebody else was faster
    Uni<Boolean> put(Actor actor, Place at, EnterRegionalInjuries f, int version, Instant now) {
        return PUT.execute(actor.agency(), at.country(), at.year(), at.convention(), at.region(), f.fatalWomen(), f.fatalMen(),
                        f.nonFatalWomen(), f.nonFatalMen(), f.diseasesWomen(), f.diseasesMen(), actor.subject(), now, version)
                .map(changed -> changed == 1);
    }
}
