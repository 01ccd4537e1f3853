package org.palermo.inspection.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over reports of suspected victims, with the delivery state of their events.
@ApplicationScoped
class ReportStore {
    private static final String VIEW = """
            select r.id, coalesce(f.chosen, f.id) as finding, r.kind, r.recorded_at, r.age_correction,
                   case when e.skipped_reason is not null then 'SKIPPED'
                        when e.delivered_at is not null then 'DELIVERED'
                        when s.parked_at is not null then 'PARKED'
                        else 'WAITING' end as state,
                   case when e.skipped_reason is null then e.delivered_at end as delivered_at
              from suspected_victim_report r
              join finding f on f.id = r.finding
              join outbox_event e on e.subscriber = 'referral' and e.aggregate = r.id and e.sequence = 1
              join outbox_stream s on s.subscriber = e.subscriber and s.aggregate = e.aggregate
            """;
    private static final Query<ReportView> IN_SCOPE = Query.of(ReportView.class, VIEW + " where r.id = $1 and r.agency = $2");
    private static final Query<ReportView> OF_FINDING = Query.of(ReportView.class, VIEW + " where r.finding = $1 and r.agency = $2");
    private static final Query<ReportView> PAGE = Query.of(ReportView.class, "select * from (" + VIEW + """
             where r.agency = $1 and (r.recorded_at, r.id) < ($2, $3)) as report
             where cast($4 as text) is null or report.state = cast($4 as text)
             order by report.recorded_at desc, report.id desc
             limit $5
            """);
    private static final Change ADD = Change.of(
            "insert into suspected_victim_report (id, finding, agency, kind, recorded_at, age_correction) values ($1, $2, $3, $4, $5, $6)");

    Uni<Void> insert(UUID id, UUID finding, Actor actor, ReportKind kind, AgeCorrection correction, Instant now) {
        return ADD.execute(id, finding, actor.agency(), kind, now, correction).replaceWithVoid();
    }

    /// Empty when there is no such report, or it belongs to another inspectorate.
    Uni<Optional<ReportView>> inScope(UUID id, Actor actor) {
        return IN_SCOPE.first(id, actor.agency());
    }

    Uni<Optional<ReportView>> ofFinding(UUID finding, Actor actor) {
        return OF_FINDING.first(finding, actor.agency());
    }

    /// @param state null for every state
    Uni<List<ReportView>> page(Actor actor, ReportView.DeliveryState state, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), state, limit);
    }
}
