package org.palermo.inspection.visit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Entries of the record of a visit. Free text is sealed under one key for the visit.
@ApplicationScoped
public class VisitRecordStore {
    /// The most entries of a record; only so many are shown.
    public static final int MOST = 5000;
    public static final String PURPOSE = "VISIT_RECORD";
    private static final String REASON = "visit_entry.reason";

    private static final Query<EntryRow> ALL = Query.of(EntryRow.class, """
            select id, part, key, value, sealed, sealed_reason, recorded_by, recorded_at
              from visit_entry where visit = $1 and agency = $2 order by recorded_at, id limit 5000
            """);
    private static final Query<Boolean> CLOSED = Query.of(Boolean.class,
            "select exists (select 1 from visit_entry where visit = $1 and part = 'CLOSED')");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from visit_entry where visit = $1");
    private static final Query<String> LOCK = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.visit_record ' || cast($1 as text), 0)) as text)");
    private static final Query<Boolean> ERASED = Query.of(Boolean.class, """
            select (exists (select 1 from visit_entry where visit = $1 and sealed is not null)
                    or exists (select 1 from visit_move where visit = $1))
               and not exists (select 1 from data_key where owner = $1 and purpose = 'VISIT_RECORD')
            """);
    private static final Change ADD = Change.of("""
            insert into visit_entry (id, visit, agency, part, key, value, sealed, sealed_reason, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);

    private final DataKeys keys;
    private final TransactionTime time;

    VisitRecordStore(DataKeys keys, TransactionTime time) {
        this.keys = keys;
        this.time = time;
    }

    @RegisterForReflection
    private record EntryRow(UUID id, VisitPart part, String key, String value, byte[] sealed, byte[] sealedReason, String recordedBy,
            Instant recordedAt) {}

    /// Lets one transaction at a time write to the record of a visit.
    ///
    /// @return whether the visit is closed
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the record was erased because its retention time is over
    public Uni<Boolean> lock(UUID visit) {
        return LOCK.first(visit.toString()).chain(() -> requireUnerased(visit)).chain(() -> CLOSED.one(visit));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the record was erased because its retention time is over
    Uni<Void> requireUnerased(UUID visit) {
        return ERASED.one(visit).invoke(erased -> {
            if (erased) {
                throw Problems.conflict("visit", "record-erased",
                        "The record of this visit was erased, because its retention time is over.");
            }
        }).replaceWithVoid();
    }

    /// Makes the key of the record if there is none.
    Uni<Void> keepKey(UUID visit) {
        return keys.findOrCreate(visit, PURPOSE).replaceWithVoid();
    }

    public Uni<Long> count(UUID visit) {
        return COUNT.one(visit);
    }

    /// All entries in the order in which they were written, at most {@link #MOST}.
    public Uni<List<VisitEntry>> all(UUID visit, Actor actor) {
        return ALL.list(visit, actor.agency()).flatMap(rows -> keys.find(visit, PURPOSE)
                .map(key -> rows.stream().map(row -> entry(row, key)).toList()));
    }

    private static VisitEntry entry(EntryRow row, Optional<DataKey> key) {
        String text = row.sealed == null ? row.value : key.map(k -> k.open(field(row.part), row.sealed)).orElse(null);
        String reason = key.map(k -> k.open(REASON, row.sealedReason)).orElse(null);
        return new VisitEntry(row.part, row.key, text, row.sealedReason != null, reason, row.recordedBy, row.recordedAt);
    }

    /// Adds an entry in clear: a code, a number, a date or an instant.
    public Uni<Void> add(Actor actor, UUID visit, VisitPart part, String key, String value) {
        return ADD.execute(Ids.next(), visit, actor.agency(), part, key, value, null, null, actor.subject(), time.now()).replaceWithVoid();
    }

    /// Adds an entry that is sealed.
    public Uni<Void> seal(Actor actor, UUID visit, VisitPart part, String key, String text) {
        return keys.findOrCreate(visit, PURPOSE).chain(k -> ADD.execute(Ids.next(), visit, actor.agency(), part, key, null,
                k.seal(field(part), text),
                null, actor.subject(), time.now())).replaceWithVoid();
    }

    /// Adds a correction with its reason.
    ///
    /// @param sealed whether the value is free text
    public Uni<Void> correct(Actor actor, UUID visit, VisitPart part, String key, String value, boolean sealed, String reason) {
        return keys.findOrCreate(visit, PURPOSE).chain(k -> ADD.execute(Ids.next(), visit, actor.agency(), part, key, sealed ? null : value,
                sealed ? k.seal(field(part), value) : null, k.seal(REASON, reason), actor.subject(), time.now())).replaceWithVoid();
    }

    private static String field(VisitPart part) {
        return "visit_entry." + part.name();
    }
}
