package org.palermo.inspection.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
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
            select workplace, country, sector, score, goods, of_sector, of_region, findings, last_visit, positive_findings, last_visit_at,
                   weights, computed_at
              from workplace_risk
            """;
    private static final Query<RiskRow> FIRST = Query.of(RiskRow.class, RISK + """
             where agency = $1 and country = $2 and (score, workplace) < ($3, $4) order by score desc, workplace desc limit $5
            """);
    private static final Query<RiskRow> FIND = Query.of(RiskRow.class, RISK + " where agency = $1 and workplace = $2");
    private static final Query<UUID> INSPECTORATES = Query.of(UUID.class,
            "select id from organisation where kind = 'LABOUR_INSPECTORATE' order by id limit 500");
    private static final Query<UUID> REFRESH = Query.of(UUID.class,
            "select refresh_workplace_risk($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)");

    @RegisterForReflection
    record RiskRow(UUID workplace, String country, String sector, int score, int goods, int ofSector, int ofRegion, int findings,
            int lastVisit,
            int positiveFindings, Instant lastVisitAt, String weights, Instant computedAt) {}

    /// The highest scores first.
    Uni<List<RiskRow>> first(Actor actor, String country, Cursor after, int limit) {
        int score = (int) Math.min(Integer.MAX_VALUE, after.at().getEpochSecond());
        return FIRST.list(actor.agency(), country, score, after.id(), limit);
    }

    Uni<Optional<RiskRow>> find(Actor actor, UUID workplace) {
        return FIND.first(actor.agency(), workplace);
    }

    Uni<List<UUID>> inspectorates() {
        return INSPECTORATES.list();
    }

    /// Computes the scores of the next workplaces.
    ///
    /// @return the last of them; empty when none was left
    Uni<Optional<UUID>> refresh(UUID agency, String country, UUID after, int atMost, RiskRules rules, Instant now) {
        RiskWeights w = rules.weights();
        Instant since = now.atOffset(ZoneOffset.UTC).minusYears(w.findings().years()).toInstant();
        return REFRESH.list(agency, country, after, atMost, rules.base(country), w.regions().of(country), w.findings().each(), w.findings()
                .most(), since,
                        w.lastVisit().never(), w.lastVisit().eachYear(), w.lastVisit().most(), w.version(), now)
                .map(found -> Optional.ofNullable(found.getFirst()));
    }
}
