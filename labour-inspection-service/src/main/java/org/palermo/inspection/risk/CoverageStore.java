package org.palermo.inspection.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.sql.Query;

/// Counts how many workplaces were visited within the last years, from an index of the last visits.
@ApplicationScoped
class CoverageStore {
    private static final Query<CoverageRow> COUNTED = Query.of(CoverageRow.class, """
            select country, sector, cast(null as text) as region, count(*) as workplaces,
              count(*) filter (where last_visit_at is null) as never,
                   count(*) filter (where last_visit_at >= $3) as in_one, count(*) filter (where last_visit_at >= $4) as in_two,
                   count(*) filter (where last_visit_at >= $5) as in_three, count(*) filter (where last_visit_at >= $6) as in_five
              from workplace_risk
             where agency = $1 and country = any ($2) and is_open
             group by grouping sets ((country), (country, sector))
             order by grouping(sector) desc, count(*) desc, country, sector
             limit 200
            """);
    private static final Query<CoverageRow> BY_REGION = Query.of(CoverageRow.class, """
            select country, cast(null as text) as sector, region, count(*) as workplaces,
              count(*) filter (where last_visit_at is null) as never,
                   count(*) filter (where last_visit_at >= $3) as in_one, count(*) filter (where last_visit_at >= $4) as in_two,
                   count(*) filter (where last_visit_at >= $5) as in_three, count(*) filter (where last_visit_at >= $6) as in_five
              from workplace_risk
             where agency = $1 and country = any ($2) and is_open
             group by country, region
             order by country, region
             limit 300
            """);
    private static final Query<Instant> COMPUTED = Query.of(Instant.class, """
            select r.computed_at
              from unnest(cast($2 as text[])) as c(code)
              cross join lateral (select computed_at from workplace_risk where agency = $1 and country = c.code and is_open
                                   order by score desc, workplace desc limit 1) r
             order by r.computed_at
             limit 1
            """);

    /// Of a country, or of a sector of it.
    ///
    /// @param sector null for all of them
    /// @param region null for all of them, and for workplaces of which nobody recorded it
    @RegisterForReflection
    record CoverageRow(String country, String sector, String region, long workplaces, long never, long inOne, long inTwo, long inThree,
            long inFive) {}

    /// Countries first, then sectors, those with most workplaces first.
    Uni<List<CoverageRow>> counted(UUID agency, Set<String> countries, Instant now) {
        return counted(COUNTED, agency, countries, now);
    }

    /// By region, in the order of their codes; those without a region last in their country.
    Uni<List<CoverageRow>> byRegion(UUID agency, Set<String> countries, Instant now) {
        return counted(BY_REGION, agency, countries, now);
    }

    private static Uni<List<CoverageRow>> counted(Query<CoverageRow> query, UUID agency, Set<String> countries, Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC);
        return query.list(agency, countries.toArray(String[]::new), today.minusYears(1).toInstant(), today.minusYears(2).toInstant(),
                today.minusYears(3).toInstant(), today.minusYears(5).toInstant());
    }

    /// When the last visits were last read.
    ///
    /// @return null when they never were
    Uni<Instant> computedAt(UUID agency, Set<String> countries) {
        return COMPUTED.first(agency, countries.toArray(String[]::new)).map(found -> found.orElse(null));
    }
}
