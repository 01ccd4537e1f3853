package org.palermo.inspection.visit.record;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.Visits;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Visits that were moved to another workplace. The reason is sealed under the key of the visit's record.
@ApplicationScoped
class VisitMoveStore {
    /// How often one visit can be moved.
    static final int MOST = 20;
    private static final String REASON = "visit_move.reason";

    private static final String MOVE = """
            select m.id, coalesce(v.chosen, v.id) as visit, m.visit as visit_row, m.from_workplace, m.to_workplace, m.sealed_reason,
                   m.moved_by, m.moved_at
              from visit_move m join visit v on v.id = m.visit
            """;
    private static final Query<Row> OF_VISIT = Query.of(Row.class,
            MOVE + " where m.visit = $1 and m.agency = $2 order by m.moved_at, m.id limit 20");
    private static final Query<Row> OF_WORKPLACE = Query.of(Row.class, MOVE + """
             where m.agency = $1 and (m.moved_at, m.id) < ($3, $4)
               and (m.from_workplace = any (array(select workplace_parts($2))) or m.to_workplace = any (array(select workplace_parts($2))))
             order by m.moved_at desc, m.id desc limit $5
            """);
    /// A claim that an order is being based on is locked until that order is there, or is not.
    private static final Query<UUID> HOLD_CLAIMS = Query.of(UUID.class,
            "select id from wage_claim where visit = $1 order by id for update");
    private static final Query<Boolean> ORDERS = Query.of(Boolean.class, """
            select exists (select 1 from directive d where d.visit = $1)
                or exists (select 1 from penalty p where p.visit = $1)
                or exists (select 1 from directive_claim x join wage_claim c on c.id = x.claim where c.visit = $1)
                or exists (select 1 from planned_visit p where p.visit = $1 and p.directive is not null)
            """);
    private static final Change ADD = Change.of("""
            insert into visit_move (id, visit, agency, from_workplace, to_workplace, sealed_reason, moved_by, moved_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);

    private final DataKeys keys;
    private final WorkplaceNames workplaces;
    private final TransactionTime time;

    VisitMoveStore(DataKeys keys, WorkplaceNames workplaces, TransactionTime time) {
        this.keys = keys;
        this.workplaces = workplaces;
        this.time = time;
    }

    /// @param visit the id by which the inspectorate knows the visit
    @RegisterForReflection
    record Row(UUID id, UUID visit, UUID visitRow, UUID fromWorkplace, UUID toWorkplace, byte[] sealedReason, String movedBy,
            Instant movedAt) {

        /// @param key of the visit's record; empty to leave the reason out
        private VisitMoveView view(Optional<DataKey> key) {
            return new VisitMoveView(visit, fromWorkplace, null, toWorkplace, null,
                    key.map(k -> k.open(REASON, sealedReason)).orElse(null), movedBy, movedAt);
        }
    }

    /// Whether an order or a penalty depends on the visit or on a wage claim that was found in it, or the visit follows up an order.
    ///
    /// @param visit id of the row
    Uni<Boolean> hasOrders(UUID visit) {
        return HOLD_CLAIMS.list(visit).chain(() -> ORDERS.one(visit));
    }

    /// Moves the visit; the database changes everything that has the workplace too.
    Uni<Void> add(Actor actor, Visit visit, UUID to, String reason) {
        return keys.findOrCreate(visit.id(), VisitRecordStore.PURPOSE)
                .chain(key -> ADD.execute(Ids.next(), visit.id(), actor.agency(), visit.workplace(), to, key.seal(REASON, reason),
                        actor.subject(), time.now()))
                .replaceWithVoid();
    }

    /// The moves of a visit with their reasons, in order; at most {@link #MOST}.
    Uni<List<VisitMoveView>> ofVisit(Visit visit, Actor actor) {
        return OF_VISIT.list(visit.id(), actor.agency()).flatMap(rows -> rows.isEmpty() ? Uni.createFrom().item(List.of())
                : keys.find(visit.id(), VisitRecordStore.PURPOSE)
                        .flatMap(key -> named(actor, rows.stream().map(row -> row.view(key)).toList())));
    }

    /// Moves from and to a workplace, latest first, with those of records that were merged into it.
    Uni<List<Row>> ofWorkplace(Actor actor, UUID workplace, Cursor after, int limit) {
        return OF_WORKPLACE.list(actor.agency(), workplace, after.at(), after.id(), limit);
    }

    /// As the list of a workplace shows them: without reasons.
    Uni<List<VisitMoveView>> read(Actor actor, List<Row> rows) {
        return named(actor, rows.stream().map(row -> row.view(Optional.empty())).toList());
    }

    private Uni<List<VisitMoveView>> named(Actor actor, List<VisitMoveView> moves) {
        List<UUID> ids = moves.stream().flatMap(move -> Stream.of(move.fromWorkplace(), move.toWorkplace())).distinct().toList();
        return workplaces.names(actor, ids).map(names -> moves.stream().map(move -> move.named(names)).toList());
    }
}
