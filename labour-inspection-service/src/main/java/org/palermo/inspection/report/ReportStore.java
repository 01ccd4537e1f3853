package org.palermo.inspection.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;

/// Queries over reports of suspected victims, with the delivery state of their events.
@ApplicationScoped
class ReportStore {
    private static final String VIEW = """
            select r.id, coalesce(f.chosen, f.id), r.kind, r.recorded_at, r.age_correction,
                   case when e.skipped_reason is not null then 'SKIPPED'
                        when e.delivered_at is not null then 'DELIVERED'
                        when s.parked_at is not null then 'PARKED'
                        else 'WAITING' end as state,
                   case when e.skipped_reason is null then e.delivered_at end
              from suspected_victim_report r
              join finding f on f.id = r.finding
              join outbox_event e on e.subscriber = 'referral' and e.aggregate = r.id and e.sequence = 1
              join outbox_stream s on s.subscriber = e.subscriber and s.aggregate = e.aggregate
            """;

    Uni<Void> insert(UUID id, UUID finding, Actor actor, ReportKind kind, AgeCorrection correction, Instant now) {
        return Sql.execute("insert into suspected_victim_report (id, finding, agency, kind, recorded_at, age_correction) values (?1, ?2, ?3, ?4, ?5, cast(?6 as text))",
                        id, finding, actor.agency(), kind.name(), now, correction == null ? null : correction.name())
                .replaceWithVoid();
    }

    /// Empty when there is no such report, or it belongs to another inspectorate.
    Uni<Optional<ReportView>> inScope(UUID id, Actor actor) {
        return Sql.first(Object[].class, VIEW + " where r.id = ?1 and r.agency = ?2", id, actor.agency()).map(row -> row.map(ReportStore::view));
    }

    Uni<Optional<ReportView>> ofFinding(UUID finding, Actor actor) {
        return Sql.first(Object[].class, VIEW + " where r.finding = ?1 and r.agency = ?2", finding, actor.agency()).map(row -> row.map(ReportStore::view));
    }

    /// @param state null for every state
    Uni<List<ReportView>> page(Actor actor, ReportView.DeliveryState state, Cursor after, int limit) {
        return Sql.list(Object[].class, "select * from (" + VIEW + """
                         where r.agency = ?1 and (r.recorded_at, r.id) < (?2, ?3)) as report
                         where cast(?4 as text) is null or report.state = cast(?4 as text)
                         order by report.recorded_at desc, report.id desc
                         limit ?5
                        """, actor.agency(), after.at(), after.id(), state == null ? null : state.name(), limit)
                .map(rows -> rows.stream().map(ReportStore::view).toList());
    }

    private static ReportView view(Object[] r) {
        return new ReportView((UUID) r[0], (UUID) r[1], ReportKind.valueOf((String) r[2]), (Instant) r[3],
                r[4] == null ? null : AgeCorrection.valueOf((String) r[4]), ReportView.DeliveryState.valueOf((String) r[5]), (Instant) r[6]);
    }
}
