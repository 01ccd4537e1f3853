package org.palermo.inspection.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;

/// Queries over the risk of workplaces.
@ApplicationScoped
class RiskStore {
    private static final String RISK = """
            select workplace, country, region, sector, score, goods, of_sector, of_region, findings, of_violations, of_orders,
              of_statement, last_visit,
                   positive_findings, violation_count, order_count, statement_gap, statement_year, last_visit_at, weights, computed_at,
                   counted_region, counted_isic
              from workplace_risk
            """;
    private static final Query<RiskRow> FIRST = Query.of(RiskRow.class, RISK + """
             where agency = $1 and country = $2 and is_open and (score, workplace) < ($3, $4) order by score desc, workplace desc limit $5
            """);
    private static final Query<RiskRow> FIRST_OF_REGION = Query.of(RiskRow.class, RISK + """
             where agency = $1 and country = $2 and region = $3 and is_open and (score, workplace) < ($4, $5)
               order by score desc, workplace desc limit $6
            """);
    private static final Query<RegionRisk> BY_REGION = Query.of(RegionRisk.class, """
            select region, count(*) as workplaces, max(score) as highest_score, cast(round(avg(score), 1) as numeric) as mean_score,
                   cast(sum(score) as bigint) as score, cast(sum(positive_findings) as bigint) as positive_findings,
                   cast(sum(violation_count) as bigint) as violations, cast(sum(order_count) as bigint) as final_orders,
                   count(*) filter (where last_visit_at is null) as never_visited
              from workplace_risk where agency = $1 and country = $2 and is_open
             group by region order by sum(score) desc, region limit 300
            """);
    private static final Query<RiskRow> FIND = Query.of(RiskRow.class, RISK + " where agency = $1 and workplace = $2");
    private static final Query<UUID> INSPECTORATES = Query.of(UUID.class,
            "select id from organisation where kind = 'LABOUR_INSPECTORATE' order by id limit 500");
    private static final Query<UUID> REFRESH = Query.of(UUID.class,
            "select refresh_workplace_risk($1, $2, $3, $4, $5, $6)");

    /// @param countedRegion the region whose own points count; null when those of the country do
    /// @param countedIsic the code of ISIC from which the sector of its points follows; null when it names a sector, or the code leads to
    ///     none
    @RegisterForReflection
    record RiskRow(UUID workplace, String country, String region, String sector, int score, int goods, int ofSector, int ofRegion,
            int findings, int ofViolations, int ofOrders, int ofStatement, int lastVisit, int positiveFindings, int violationCount,
            int orderCount, String statementGap, LocalDate statementYear, Instant lastVisitAt, String weights, Instant computedAt,
            String countedRegion, String countedIsic) {}

    /// The regions of a country, those with most risk in all first.
    Uni<List<RegionRisk>> byRegion(Actor actor, String country) {
        return BY_REGION.list(actor.agency(), country);
    }

    /// The highest scores first; of workplaces that are open and were not merged into another.
    ///
    /// @param region null for the whole country
    Uni<List<RiskRow>> first(Actor actor, String country, String region, Cursor after, int limit) {
        int score = (int) Math.min(Integer.MAX_VALUE, after.at().getEpochSecond());
        return region == null ? FIRST.list(actor.agency(), country, score, after.id(), limit)
                : FIRST_OF_REGION.list(actor.agency(), country, region, score, after.id(), limit);
    }

    Uni<Optional<RiskRow>> find(Actor actor, UUID workplace) {
        return FIND.first(actor.agency(), workplace);
    }

    Uni<List<UUID>> inspectorates() {
        return INSPECTORATES.list();
    }

    /// Computes the scores of the next workplaces.
    ///
    /// @param terms of the country, as JSON
    /// @return the last of them; empty when none was left
    Uni<Optional<UUID>> refresh(UUID agency, String country, UUID after, int atMost, String terms, Instant now) {
        return REFRESH.list(agency, country, after, atMost, terms, now)
                .map(found -> Optional.ofNullable(found.getFirst()));
    }
}
