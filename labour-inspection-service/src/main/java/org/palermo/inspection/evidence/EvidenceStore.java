package org.palermo.inspection.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.file.ScanResult;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for evidence of the caller's inspectorate.
@ApplicationScoped
class EvidenceStore {
    private static final String ROW = """
            select e.id, coalesce(v.chosen, v.id) as visit, coalesce(f.chosen, f.id) as finding, e.kind, e.type, e.state, e.particulars,
              e.size, e.shown,
                   e.scanned, e.file, e.recorded_by, e.recorded_at, e.kept_at, e.removed_for, e.removed_by, e.removed_at, e.attachment,
                     k.wrapped
              from evidence e
              join visit v on v.id = e.visit
              left join finding f on f.id = e.finding
              left join data_key k on k.owner = e.id and k.purpose = 'EVIDENCE'
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + "where e.visit = $1 and e.id = $2 and e.agency = $3");
    private static final Query<UUID> FINDING = Query.of(UUID.class,
            "select finding from evidence where visit = $1 and id = $2 and agency = $3 and finding is not null");
    private static final Query<UUID> LOCK =
            Query.of(UUID.class, "select id from evidence where visit = $1 and id = $2 and agency = $3 for update");
    private static final Query<Row> PAGE = Query.of(Row.class, ROW + """
             where e.visit = $1 and e.agency = $2 and (e.recorded_at, e.id) < ($3, $4)
               and (cast($5 as uuid) is null or e.finding = cast($5 as uuid))
             order by e.recorded_at desc, e.id desc limit $6
            """);
    private static final Change LOCK_VISIT = Change.of("select pg_advisory_xact_lock(hashtextextended('evidence ' || $1, 0))");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from evidence where visit = $1 and state <> 'REMOVED'");
    private static final Query<Boolean> ATTACHED = Query.of(Boolean.class,
            "select exists (select 1 from evidence where attachment = $1 and state <> 'REMOVED')");
    private static final Change ADD = Change.of("""
            insert into evidence (id, visit, finding, agency, country, kind, type, state, particulars, recorded_by, recorded_at, attachment)
            values ($1, $2, $3, $4, $5, $6, $7, 'AWAITED', $8, $9, $10, $11)
            """);
    private static final Change EXPECT = Change.of("insert into file_deletion (file, due_at) values ($1, $2)");
    private static final Change KEEP = Change.of("""
            update evidence
               set state = 'KEPT', particulars = $2, size = $3, shown = $4, scanned = $5, file = $6, stored_bytes = $7,
                   stored_sha256 = $8, kept_at = $9
             where id = $1 and state = 'AWAITED'
            """);
    private static final Change KEPT = Change.of("delete from file_deletion where file = $1");
    private static final Query<Boolean> REMOVE = Query.of(Boolean.class, "select remove_evidence($1, $2, $3)");
    private static final Change ADD_CUSTODY = Change.of("""
            insert into evidence_custody (id, evidence, agency, position, step, purpose, particulars, at, recorded_by, recorded_at)
            select $1, $2, $3, coalesce(max(position) + 1, 0), $4, $5, $6, $7, $8, $9 from evidence_custody where evidence = $2
            """);
    private static final Query<CustodyRow> CUSTODY = Query.of(CustodyRow.class, """
            select id, step, purpose, particulars, at, recorded_by, recorded_at from evidence_custody where evidence = $1 order by position
            """);

    private final ObjectMapper json;

    EvidenceStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param visit the id by which the inspectorate knows it; the same for the finding
    /// @param particulars sealed; null when it was removed
    /// @param file in the store; null when there is none
    /// @param attachment from which it was made; null when its file was sent as evidence
    /// @param wrapped its key; null when it was removed
    @RegisterForReflection
    record Row(UUID id, UUID visit, UUID finding, EvidenceKind kind, FileType type, EvidenceState state, byte[] particulars, Long size,
            boolean shown, ScanResult scanned, UUID file, String recordedBy, Instant recordedAt, Instant keptAt, RemovalReason removedFor,
            String removedBy, Instant removedAt, UUID attachment, byte[] wrapped) {}

    @RegisterForReflection
    private record CustodyRow(UUID id, CustodyStep step, CustodyPurpose purpose, byte[] particulars, Instant at, String recordedBy,
            Instant recordedAt) {}

    /// A step in the chain of custody that is to be written.
    record Step(CustodyStep step, CustodyPurpose purpose, EvidenceParticulars.OfCustody said, Instant at) {}

    /// @param key null when it was removed
    EvidenceView view(Row row, DataKey key) {
        EvidenceParticulars told = particulars(row, key);
        return new EvidenceView(row.id, row.visit, row.finding, row.kind, row.type, row.state, told.name(), told.description(),
                told.takenAt(), told.latitude(), told.longitude(), row.size, told.sha256(), row.shown, told.shownSha256(), row.scanned,
                row.recordedBy, row.recordedAt, row.keptAt, row.removedFor, row.removedBy, row.removedAt, row.attachment, null);
    }

    EvidenceParticulars particulars(Row row, DataKey key) {
        return row.particulars == null || key == null ? EvidenceParticulars.NONE
                : EvidenceParticulars.open(key, row.id, row.particulars, json);
    }

    /// @param visit id of the visit's row
    Uni<Optional<Row>> find(UUID visit, UUID evidence, Actor actor) {
        return FIND.first(visit, evidence, actor.agency());
    }

    /// The row of the finding to which it belongs; empty when it belongs to the visit as a whole.
    Uni<Optional<UUID>> finding(UUID visit, UUID evidence, Actor actor) {
        return FINDING.first(visit, evidence, actor.agency());
    }

    /// Locks it until the end of the transaction.
    Uni<Optional<Row>> lock(UUID visit, UUID evidence, Actor actor) {
        return LOCK.first(visit, evidence, actor.agency())
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty()) : find(visit, evidence, actor));
    }

    /// Latest first.
    ///
    /// @param finding id of the finding's row, or null for all of the visit
    Uni<List<Row>> page(UUID visit, UUID finding, Actor actor, Cursor after, int limit) {
        return PAGE.list(visit, actor.agency(), after.at(), after.id(), finding, limit);
    }

    /// How much evidence a visit has; nobody adds any before the end of the transaction.
    Uni<Long> countAlone(UUID visit) {
        return LOCK_VISIT.execute(visit.toString()).chain(() -> COUNT.one(visit));
    }

    /// Whether evidence that was not removed was made from this attachment.
    Uni<Boolean> isAttached(UUID attachment) {
        return ATTACHED.one(attachment);
    }

    /// Evidence that is to be written.
    ///
    /// @param finding id of the finding's row; null for evidence of the visit as a whole
    /// @param attachment from which it is made; null when its file is sent
    record Added(UUID id, UUID finding, UUID attachment, AddEvidence said) {}

    Uni<Void> add(Actor actor, VisitScope.Visited visit, Added added, DataKey key, Instant now) {
        AddEvidence said = added.said;
        return ADD.execute(added.id, visit.visit(), added.finding, actor.agency(), visit.country(), said.kind(), said.type(),
                        EvidenceParticulars.of(said).seal(key, added.id, json), actor.subject(), now, added.attachment)
                .replaceWithVoid();
    }

    /// Notes a file for deletion, unless it is kept before.
    Uni<Void> expect(UUID file, Instant unlessKeptBefore) {
        return EXPECT.execute(file, unlessKeptBefore).replaceWithVoid();
    }

    Uni<Void> keep(Row row, FileIntake.Taken taken, DataKey key, Instant now) {
        byte[] particulars = particulars(row, key).with(hex(taken.file().sha256()), hex(taken.shownSha256())).seal(key, row.id, json);
        return KEEP.execute(row.id, particulars, taken.file().size(), taken.shown(), taken.scanned(), taken.file().id(),
                        taken.file().storedBytes(),
                        taken.file().storedSha256(), now)
                .chain(() -> KEPT.execute(taken.file().id()))
                .replaceWithVoid();
    }

    static String hex(byte[] hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash);
    }

    /// @return false when somebody else has removed it meanwhile
    Uni<Boolean> remove(UUID evidence, RemovalReason reason, Instant now) {
        return REMOVE.one(evidence, reason, now);
    }

    /// Call after {@link #lock}, or for new evidence, so that the steps have different positions.
    ///
    /// @param key null when the evidence was removed
    Uni<Void> addCustody(Actor actor, UUID evidence, Step step, DataKey key, Instant now) {
        UUID id = Ids.next();
        return ADD_CUSTODY.execute(id, evidence, actor.agency(), step.step, step.purpose,
                key == null ? null : step.said.seal(key, id, json), step.at, actor.subject(), now).replaceWithVoid();
    }

    /// @param key null when the evidence was removed
    Uni<List<EvidenceView.CustodyView>> custody(UUID evidence, DataKey key) {
        return CUSTODY.list(evidence).map(rows -> rows.stream().map(row -> {
            var said = row.particulars == null || key == null ? EvidenceParticulars.OfCustody.NONE
                    : EvidenceParticulars.OfCustody.open(key, row.id, row.particulars, json);
            return new EvidenceView.CustodyView(row.step, row.purpose, said.who(), said.note(), said.sha256(), row.at, row.recordedBy,
                    row.recordedAt);
        }).toList());
    }
}
