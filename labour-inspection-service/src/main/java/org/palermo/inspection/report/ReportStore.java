package org.palermo.inspection.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.indicator.Screening;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over reports of suspected victims, with the delivery state of their events.
@ApplicationScoped
class ReportStore {
    private static final String VIEW = """
            select r.id, r.finding as row, coalesce(f.chosen, f.id) as finding, r.kind, r.recorded_at, r.age_correction,
                   case when e.skipped_reason is not null then 'SKIPPED'
                        when e.delivered_at is not null then 'DELIVERED'
                        when s.parked_at is not null then 'PARKED'
                        else 'WAITING' end as state,
                   case when e.skipped_reason is null then e.delivered_at end as delivered_at, r.taken_up_on, r.mechanism_reference,
                     r.indicators,
                   cast(r.screening as text) as screening
              from suspected_victim_report r
              join finding f on f.id = r.finding
              join outbox_event e on e.subscriber = 'referral' and e.aggregate = r.id and e.sequence = 1
              join outbox_stream s on s.subscriber = e.subscriber and s.aggregate = e.aggregate
            """;
    private static final Query<Row> IN_SCOPE = Query.of(Row.class, VIEW + " where r.id = $1 and r.agency = $2");
    private static final Query<Row> OF_FINDINGS = Query.of(Row.class, VIEW + """
             where r.finding = any(cast(string_to_array($1, ',') as uuid[])) and r.agency = $2 order by r.recorded_at, r.id
            """);
    private static final Query<Row> PAGE = Query.of(Row.class, "select * from (" + VIEW + """
             where r.agency = $1 and (r.recorded_at, r.id) < ($2, $3)) as report
             where cast($4 as text) is null or report.state = cast($4 as text)
             order by report.recorded_at desc, report.id desc
             limit $5
            """);
    private static final Change LOCK = Change.of("select pg_advisory_xact_lock(hashtextextended('suspected_victim_report ' || $1, 0))");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from suspected_victim_report where finding = $1");
    private static final Change ADD = Change.of("""
            insert into suspected_victim_report (id, finding, agency, kind, recorded_at, age_correction, indicators, positive, screening)
            values ($1, $2, $3, $4, $5, $6, $7, $8, cast(cast($9 as text) as jsonb))
            """);

    private final ObjectMapper json;

    ReportStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param indicators that concern her alone; null when the indicators of the finding apply; the screening is then null too
    @RegisterForReflection
    record NewReport(UUID id, UUID finding, ReportKind kind, AgeCorrection correction, List<String> indicators, Screening screening) {}

    /// @param row id of the finding's row
    /// @param screening JSON, or null
    @RegisterForReflection
    private record Row(UUID id, UUID row, UUID finding, ReportKind kind, Instant recordedAt, AgeCorrection ageCorrection,
            ReportView.DeliveryState state, Instant deliveredAt, LocalDate takenUpOn, String mechanismReference, List<String> indicators,
            String screening) {}

    private ReportView view(Row r) {
        try {
            return new ReportView(r.id, r.finding, r.kind, r.recordedAt, r.ageCorrection, r.state, r.deliveredAt, r.takenUpOn,
                    r.mechanismReference, r.indicators, r.screening == null ? null : json.readValue(r.screening, Screening.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored screening can't be read", e);
        }
    }

    Uni<Void> insert(NewReport r, Actor actor, Instant now) {
        return ADD.execute(r.id, r.finding, actor.agency(), r.kind, now, r.correction,
                r.indicators == null ? null : r.indicators.toArray(String[]::new), r.screening == null ? null : r.screening.positive(),
                write(r.screening)).replaceWithVoid();
    }

    private String write(Screening screening) {
        try {
            return screening == null ? null : json.writeValueAsString(screening);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A screening can't be written", e);
        }
    }

    /// Empty when there is no such report, or it belongs to another inspectorate.
    Uni<Optional<ReportView>> inScope(UUID id, Actor actor) {
        return IN_SCOPE.first(id, actor.agency()).map(row -> row.map(this::view));
    }

    /// By the finding's row, in the order in which they were recorded.
    Uni<Map<UUID, List<ReportView>>> ofFindings(Collection<UUID> findings, Actor actor) {
        if (findings.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return OF_FINDINGS.list(findings.stream().map(UUID::toString).collect(Collectors.joining(",")), actor.agency())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(Row::row, Collectors.mapping(this::view, Collectors.toList()))));
    }

    /// Nobody adds a report to the finding before the end of the transaction.
    Uni<Long> countAlone(UUID finding) {
        return LOCK.execute(finding.toString()).chain(() -> COUNT.one(finding));
    }

    /// @param state null for every state
    Uni<List<ReportView>> page(Actor actor, ReportView.DeliveryState state, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), state, limit).map(rows -> rows.stream().map(this::view).toList());
    }
}
