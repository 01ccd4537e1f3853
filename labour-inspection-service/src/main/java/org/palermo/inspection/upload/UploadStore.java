package org.palermo.inspection.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Uploads and their pieces, in the open transaction.
@ApplicationScoped
class UploadStore {
    private static final String UPLOAD = """
            select u.id, u.agency, u.subject, u.visit, coalesce(v.chosen, v.id) as known_visit, u.finding,
                   coalesce(f.chosen, f.id) as known_finding, u.size, u.arrived, u.state, u.particulars, u.begun_at, u.expires_at,
                     u.kept_at,
                   t.name as inspector, e.id as evidence, u.after_conflict,
                   u.removed_for, u.removed_by, u.removed_at
              from upload u join visit v on v.id = u.visit left join finding f on f.id = u.finding
              left join team_member t on t.agency = u.agency and t.subject = u.subject
              left join evidence e on e.attachment = u.id and e.state <> 'REMOVED'
            """;
    private static final Query<Upload> OWN = Query.of(Upload.class, UPLOAD + " where u.id = $1 and u.agency = $2 and u.subject = $3");
    private static final Query<Upload> KEPT = Query.of(Upload.class, UPLOAD + " where u.id = $1 and u.agency = $2 and u.state = 'KEPT'");
    /// Whole, or removed by a person.
    private static final String LISTED = "(u.state = 'KEPT' or u.removed_at is not null)";
    private static final Query<Upload> LISTED_ONE = Query.of(Upload.class, UPLOAD + " where u.id = $1 and u.agency = $2 and " + LISTED);
    private static final Query<Upload> OF_VISIT = Query.of(Upload.class,
            UPLOAD + " where u.visit = $1 and u.agency = $2 and " + LISTED
                    + " and (cast($4 as uuid) is null or coalesce(f.chosen, f.id) = $4)"
                    + " order by u.removed_at is not null, u.kept_at, u.id limit $3");
    private static final Query<UUID> FINDING = Query.of(UUID.class,
            "select f.id from finding f where coalesce(f.chosen, f.id) = $1 and f.agency = $2 and f.visit = $3 and f.erased_at is null");
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.upload ' || $1, 0)) as text)");
    private static final Query<Unfinished> UNFINISHED = Query.of(Unfinished.class,
            "select count(*) as files, coalesce(cast(sum(size) as bigint), 0) as bytes from upload where subject = $1 and state = "
                    + "'ARRIVING' and (arrived > 0 or begun_at > $2)");
    private static final Query<Long> SINCE = Query.of(Long.class,
            "select coalesce(cast(sum(size) as bigint), 0) as bytes from upload where subject = $1 and begun_at > $2");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from upload where visit = $1 and removed_at is null");
    private static final Change ADD = Change.of("""
            insert into upload (id, agency, subject, country, visit, finding, size, state, particulars, begun_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'ARRIVING', $8, $9, $10)
            """);
    private static final Change EXPECT = Change.of("insert into file_deletion (file, due_at) values ($1, $2)");
    private static final Change EXPECTED = Change.of("delete from file_deletion where file = $1");
    private static final Change ADVANCE = Change.of("""
            update upload set arrived = arrived + $3, expires_at = $4 where id = $1 and arrived = $2 and state = 'ARRIVING'
            """);
    private static final Change ADD_PIECE = Change.of("""
            insert into upload_piece (upload, at_byte, size, file, stored_bytes, stored_sha256) values ($1, $2, $3, $4, $5, $6)
            """);
    private static final Query<UploadPieces.Piece> PIECES = Query.of(UploadPieces.Piece.class,
            "select at_byte, size, file, stored_bytes, stored_sha256 from upload_piece where upload = $1 order by at_byte");
    private static final Change KEEP = Change.of("""
            update upload set state = 'KEPT', particulars = $2, kept_at = $3, after_conflict = $4
             where id = $1 and state = 'ARRIVING' and arrived = size
            """);
    private static final Change CUT = Change.of("update upload set size = arrived where id = $1 and state = 'ARRIVING'");
    private static final Query<String> ALONE_WITH_EVIDENCE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('evidence ' || $1, 0)) as text)");
    private static final Query<Boolean> REMOVE = Query.of(Boolean.class, "select remove_upload($1, $2, $3)");
    private static final Change END = Change.of("delete from upload where id = $1 and state = 'ARRIVING'");

    private final ObjectMapper json;

    UploadStore(ObjectMapper json) {
        this.json = json;
    }

    /// What a person has begun and not finished.
    @RegisterForReflection
    record Unfinished(long files, long bytes) {}

    /// An upload of the actor herself.
    Uni<Optional<Upload>> own(UUID id, Actor actor) {
        return OWN.first(id, actor.agency(), actor.subject());
    }

    /// An attachment of the actor's inspectorate.
    Uni<Optional<Upload>> kept(UUID id, Actor actor) {
        return KEPT.first(id, actor.agency());
    }

    /// An attachment of the actor's inspectorate, also one that was removed.
    Uni<Optional<Upload>> listed(UUID id, Actor actor) {
        return LISTED_ONE.first(id, actor.agency());
    }

    /// Lets one transaction at a time add evidence to this visit, or remove one of its files. The store of evidence takes the same lock.
    ///
    /// @param visit id of the visit's row
    Uni<Void> aloneWithEvidence(UUID visit) {
        return ALONE_WITH_EVIDENCE.first(visit.toString()).replaceWithVoid();
    }

    /// @return false when there is no such attachment, or standing evidence was made from it
    Uni<Boolean> remove(UUID attachment, AttachmentRemovalReason reason, Instant now) {
        return REMOVE.one(attachment, reason, now);
    }

    /// The attachments of a visit, in the order in which they became whole, with those that were removed.
    ///
    /// @param finding only those of this finding, by the id that the inspectorate uses; or null
    Uni<List<Upload>> ofVisit(UUID visit, UUID finding, Actor actor, int limit) {
        return OF_VISIT.list(visit, actor.agency(), limit, finding);
    }

    /// The row of a finding of this visit.
    Uni<Optional<UUID>> finding(UUID known, VisitScope.Visited visit) {
        return FINDING.first(known, visit.agency(), visit.visit());
    }

    /// What this person has not finished; she begins no other upload before the end of the transaction.
    ///
    /// @param then an upload of which nothing has arrived counts only when it was begun after this
    Uni<Unfinished> unfinishedAlone(Actor actor, Instant then) {
        return ALONE.first(actor.subject()).chain(() -> UNFINISHED.one(actor.subject(), then));
    }

    /// How many bytes this person has begun to send since then, without what was ended.
    Uni<Long> since(Actor actor, Instant then) {
        return SINCE.one(actor.subject(), then);
    }

    /// How many uploads a visit has.
    Uni<Long> count(UUID visit) {
        return COUNT.one(visit);
    }

    Uni<Void> add(Actor actor, UUID id, VisitScope.Visited visit, UUID finding, BeginUpload said, DataKey key, Instant now) {
        return ADD.execute(id, visit.agency(), actor.subject(), visit.country(), visit.visit(), finding, said.size(),
                new UploadParticulars(said.name(), said.type(), null, null, null).seal(key, id, json), now, now.plus(Upload.WAITS))
                        .replaceWithVoid();
    }

    /// Notes a file for deletion, unless it is kept before.
    Uni<Void> expect(UUID file, Instant unlessKeptBefore) {
        return EXPECT.execute(file, unlessKeptBefore).replaceWithVoid();
    }

    /// @return false when another piece came first
    Uni<Boolean> add(UUID upload, UploadPieces.Piece piece, Instant now) {
        return ADVANCE.execute(upload, piece.atByte(), (long) piece.size(), now.plus(Upload.WAITS)).flatMap(advanced -> advanced == 0
                ? Uni.createFrom().item(false)
                : ADD_PIECE.execute(upload, piece.atByte(), piece.size(), piece.file(), piece.storedBytes(), piece.storedSha256())
                        .chain(() -> EXPECTED.execute(piece.file())).replaceWith(true));
    }

    /// The file ends with what has arrived.
    Uni<Void> cut(UUID upload) {
        return CUT.execute(upload).replaceWithVoid();
    }

    Uni<List<UploadPieces.Piece>> pieces(UUID upload) {
        return PIECES.list(upload);
    }

    /// @param afterConflict whether its sender has a conflict of interest with the workplace now
    /// @return false when it is kept already
    Uni<Boolean> keep(Upload upload, DataKey key, UploadPieces.Checked checked, boolean afterConflict, Instant now) {
        byte[] particulars = particulars(upload, key).with(checked).seal(key, upload.id(), json);
        return KEEP.execute(upload.id(), particulars, now, afterConflict).map(kept -> kept == 1);
    }

    /// @return false when it is whole already
    Uni<Boolean> end(UUID upload) {
        return END.execute(upload).map(ended -> ended == 1);
    }

    UploadParticulars particulars(Upload upload, DataKey key) {
        return UploadParticulars.open(key, upload.id(), upload.particulars(), json);
    }
}
