package org.palermo.inspection.tip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.report.ReportKind;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over tips. What a tip says is sealed as a whole under a key of its own.
@ApplicationScoped
public class TipStore {
    private static final String PURPOSE = "TIP";
    private static final String FIELD = "tip.sealed";
    private static final int REFERENCE_BITS = 40;
    private static final String ROW = """
            select t.id, t.reference, t.agreement, a.partner, t.channel, t.country, t.received_on, t.concern, t.sealed, k.wrapped,
                   t.planned_visit, t.report, t.report_kind, t.taken_up_on, t.mechanism_reference,
                   coalesce(t.closing, n.closing) as closing, coalesce(t.closed_at, n.decided_at) as closed_at, t.recorded_at, t.erased_at,
                   t.version + case when n.tip is null then 0 else 1 end as version
              from tip t
              left join tip_not_ours n on n.tip = t.id and t.agency is null
              left join partner_agreement a on a.id = t.agreement
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + """
              left join data_key k on k.owner = t.id and k.purpose = 'TIP'
             where t.id = $1 and (t.agency = $2 or t.agency is null)
            """);
    private static final Query<UUID> LOCK =
            Query.of(UUID.class, "select t.id from tip t where t.id = $1 and (t.agency = $2 or t.agency is null) for update");
    private static final String LATEST = """
               and (t.recorded_at, t.id) < ($2, $3)
               and (cast($4 as text) is null or cast($4 as text) =
                    case when coalesce(t.closing, n.closing) is not null or t.erased_at is not null then 'CLOSED'
                         when t.planned_visit is not null or t.report is not null then 'TAKEN_UP' else 'NEW' end)
             order by t.recorded_at desc, t.id desc
             limit $5
            """;
    /// Each half reads no more than a page, in the order of its index.
    private static final Query<Row> PAGE = Query.of(Row.class, "select p.* from ((" + ROW + """
              left join data_key k on false
             where t.agency = $1
            """ + LATEST + ") union all (" + ROW + """
              left join data_key k on false
             where t.agency is null
            """ + LATEST + """
            )) p
             order by p.recorded_at desc, p.id desc
             limit $5
            """);
    private static final Change ADD = Change.of("""
            insert into tip (id, reference, agency, agreement, channel, country, received_on, concern, sealed, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
    private static final Change VISIT = Change.of("update tip set agency = $3, planned_visit = $2, version = version + 1 where id = $1");
    private static final Change REPORT =
            Change.of("update tip set agency = $4, report = $2, report_kind = $3, version = version + 1 where id = $1");
    private static final Change CLOSE =
            Change.of("update tip set agency = $4, closing = $2, closed_at = $3, version = version + 1 where id = $1");
    private static final Change NOT_OURS = Change.of("""
            insert into tip_not_ours (tip, agency, closing, decided_by, decided_at)
            select t.id, $2, $3, $4, $5 from tip t where t.id = $1 and t.agency is null
            """);

    private final DataKeys keys;
    private final ObjectMapper json;

    TipStore(DataKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @RegisterForReflection
    private record Row(
            UUID id, String reference, UUID agreement, String partner, TipChannel channel, String country, LocalDate receivedOn,
            TipConcern concern, byte[] sealed, byte[] wrapped, UUID plannedVisit, UUID report, ReportKind reportKind, LocalDate takenUpOn,
            String mechanismReference, TipClosing closing, Instant closedAt, Instant recordedAt, Instant erasedAt, int version) {

        TipState state() {
            if (closing != null || erasedAt != null) {
                return TipState.CLOSED;
            }
            return plannedVisit != null || report != null ? TipState.TAKEN_UP : TipState.NEW;
        }
    }

    /// Adds a tip. The person who adds it can't read it again.
    ///
    /// @param agency the inspectorate, or null for the public page
    /// @param by subject of who takes it in, or null for the public page and for partners
    public Uni<TipTakenIn> insert(UUID agency, String by, RecordTip t, Instant now) {
        TipTakenIn taken = new TipTakenIn(Ids.next(), "T-" + Reference.random(REFERENCE_BITS));
        DataKey key = keys.fresh(taken.id(), PURPOSE);
        return ADD.execute(taken.id(), taken.reference(), agency, t.agreement(), t.channel(), t.country(), t.receivedOn(), t.concern(),
                        key.seal(FIELD, write(t.content())), by, now)
                .chain(() -> keys.store(key)).replaceWith(taken);
    }

    /// Empty when there is no such tip, or another inspectorate took it in. Row security says who sees a tip of the public.
    public Uni<Optional<TipView>> find(UUID id, Actor actor) {
        return FIND.first(id, actor.agency()).map(row -> row.map(this::view));
    }

    /// The tip, locked until the end of the transaction.
    public Uni<Optional<TipView>> lock(UUID id, Actor actor) {
        return LOCK.first(id, actor.agency()).flatMap(_ -> find(id, actor));
    }

    /// Without what they say.
    ///
    /// @param state null for all
    public Uni<List<TipView>> page(Actor actor, TipState state, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), state, limit).map(rows -> rows.stream().map(this::view).toList());
    }

    /// Plans a visit. Like each decision but {@link #close}, it makes a tip of the public one of the actor's inspectorate.
    public Uni<Void> visit(UUID id, Actor actor, UUID plannedVisit) {
        return VISIT.execute(id, plannedVisit, actor.agency()).replaceWithVoid();
    }

    public Uni<Void> report(UUID id, Actor actor, UUID report, ReportKind kind) {
        return REPORT.execute(id, report, kind, actor.agency()).replaceWithVoid();
    }

    /// A tip of the public that is not for the actor's inspectorate is closed for it alone and stays open for the others.
    public Uni<Void> close(UUID id, Actor actor, TipClosing ground, Instant now) {
        Uni<Integer> left = ground.leavesItToOthers() ? NOT_OURS.execute(id, actor.agency(), ground, actor.subject(), now)
                : Uni.createFrom().item(0);
        return left.flatMap(added -> added == 1 ? Uni.createFrom().voidItem() : closeForAll(id, actor, ground, now));
    }

    private Uni<Void> closeForAll(UUID id, Actor actor, TipClosing ground, Instant now) {
        return CLOSE.execute(id, ground, now, actor.agency()).replaceWithVoid();
    }

    private TipView view(Row r) {
        TipContent content = r.wrapped == null || r.sealed == null ? null : read(keys.open(r.id, PURPOSE, r.wrapped).open(FIELD, r.sealed));
        return new TipView(r.id, r.reference, r.agreement, r.partner, r.channel, r.country, r.receivedOn, r.concern, r.state(), content,
                r.plannedVisit, r.report, r.reportKind, r.takenUpOn, r.mechanismReference, r.closing, r.closedAt, r.recordedAt,
                r.erasedAt == null ? null : true, r.version);
    }

    private TipContent read(String opened) {
        try {
            return json.readValue(opened, TipContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tip can't be read");
        }
    }

    private String write(TipContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tip can't be written");
        }
    }
}
