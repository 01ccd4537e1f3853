package org.palermo.referral.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.file.ScanResult;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.informationrequest.AskedQuestions;

/// Queries for documents.
@ApplicationScoped
class DocumentStore {
    private static final String ROW = """
            select id, case_file, kind, type, state, particulars, size, shown, scanned, file, agency, subject, added_at, kept_at,
              removed_for,
                   removed_by, removed_at, information_request
              from case_document
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + "where case_file = $1 and id = $2");
    private static final Query<Row> LOCK = Query.of(Row.class, ROW + "where case_file = $1 and id = $2 for update");
    private static final Query<Row> PAGE = Query.of(Row.class,
            ROW + "where case_file = $1 and (added_at, id) < ($2, $3) and (cast($5 as uuid) is null or information_request = $5) "
                    + "order by added_at desc, id desc limit $4");
    private static final Change LOCK_CASE = Change.of("select pg_advisory_xact_lock(hashtextextended('case_document ' || $1, 0))");
    private static final Query<Long> COUNT =
            Query.of(Long.class, "select count(*) from case_document where case_file = $1 and state <> 'REMOVED'");
    private static final Query<Long> COUNT_OF_ANSWER =
            Query.of(Long.class, "select count(*) from case_document where information_request = $1");
    private static final Query<Row> OF_ANSWER = Query.of(Row.class, ROW + "where information_request = $1 order by added_at, id");
    private static final Change ADD = Change.of("""
            insert into case_document (id, case_file, country, region, kind, type, state, particulars, agency, subject, added_at,
                information_request)
            values ($1, $2, $3, $4, $5, $6, 'AWAITED', $7, $8, $9, $10, $11)
            """);
    private static final Change EXPECT = Change.of("insert into file_deletion (file, due_at) values ($1, $2)");
    private static final Change KEEP = Change.of("""
            update case_document
               set state = 'KEPT', particulars = $2, size = $3, shown = $4, scanned = $5, file = $6, stored_bytes = $7,
                   stored_sha256 = $8, kept_at = $9
             where id = $1 and state = 'AWAITED'
            """);
    private static final Change KEPT = Change.of("delete from file_deletion where file = $1");
    private static final Change REMOVE = Change.of("""
            update case_document
               set state = 'REMOVED', particulars = null, shown = false, file = null, stored_bytes = null, stored_sha256 = null,
                   removed_for = $2, removed_by = $3, removed_agency = $4, removed_at = $5
             where id = $1
            """);

    private final ObjectMapper json;

    DocumentStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param particulars sealed; null when it was removed
    /// @param file in the store; null when there is none
    @RegisterForReflection
    record Row(UUID id, UUID caseFile, DocumentKind kind, FileType type, DocumentState state, byte[] particulars, Long size, boolean shown,
            ScanResult scanned, UUID file, UUID agency, String subject, Instant addedAt, Instant keptAt, RemovalReason removedFor,
            String removedBy, Instant removedAt, UUID informationRequest) {}

    /// The state of a document.
    ///
    /// @param question that it answers; null for a document of those who follow the case
    record Place(UUID caseFile, String country, String region, UUID question) {
        static Place of(VisibleCase file) {
            return new Place(file.id(), file.country(), file.region(), null);
        }

        static Place of(AskedQuestions.Asked asked) {
            return new Place(asked.caseFile(), asked.country(), asked.region(), asked.id());
        }
    }

    DocumentView view(Row row, DataKey key) {
        DocumentParticulars told = row.particulars == null ? new DocumentParticulars(null, null, null)
                : DocumentParticulars.open(key, row.id, row.particulars, json);
        return new DocumentView(row.id, row.caseFile, row.kind, row.type, row.state, told.name(), told.why(), row.size, told.sha256(),
                row.shown, row.scanned, row.agency, row.subject, row.addedAt, row.keptAt, row.removedFor, row.removedBy, row.removedAt,
                row.informationRequest);
    }

    /// Of this case only.
    Uni<Optional<Row>> find(UUID caseFile, UUID document) {
        return FIND.first(caseFile, document);
    }

    /// Locks it until the end of the transaction.
    Uni<Optional<Row>> lock(UUID caseFile, UUID document) {
        return LOCK.first(caseFile, document);
    }

    /// Latest first.
    ///
    /// @param question null for all documents of the case
    Uni<List<Row>> page(UUID caseFile, UUID question, Cursor after, int limit) {
        return PAGE.list(caseFile, after.at(), after.id(), limit, question);
    }

    /// How many documents a case has; nobody adds one before the end of the transaction.
    Uni<Long> countAlone(UUID caseFile) {
        return LOCK_CASE.execute(caseFile.toString()).chain(() -> COUNT.one(caseFile));
    }

    /// How many files a question has, also removed ones; nobody adds one before the end of the transaction.
    Uni<Long> countOfAnswerAlone(UUID question) {
        return LOCK_CASE.execute(question.toString()).chain(() -> COUNT_OF_ANSWER.one(question));
    }

    /// Oldest first.
    Uni<List<Row>> ofAnswer(UUID question) {
        return OF_ANSWER.list(question);
    }

    Uni<Void> add(Actor actor, Place place, UUID id, AddDocument said, DataKey key, Instant now) {
        return ADD.execute(id, place.caseFile(), place.country(), place.region(), said.kind(), said.type(),
                        new DocumentParticulars(said.name(), said.why(), null).seal(key, id, json), actor.agency(), actor.subject(), now,
                        place.question())
                .replaceWithVoid();
    }

    /// Notes a file for deletion, unless it is kept before.
    Uni<Void> expect(UUID file, Instant unlessKeptBefore) {
        return EXPECT.execute(file, unlessKeptBefore).replaceWithVoid();
    }

    Uni<Void> keep(Row row, FileIntake.Taken taken, DataKey key, Instant now) {
        byte[] particulars = DocumentParticulars.open(key, row.id, row.particulars, json)
                .with(HexFormat.of().formatHex(taken.file().sha256()))
                .seal(key, row.id, json);
        return KEEP.execute(row.id, particulars, taken.file().size(), taken.shown(), taken.scanned(), taken.file().id(),
                        taken.file().storedBytes(),
                        taken.file().storedSha256(), now)
                .chain(() -> KEPT.execute(taken.file().id()))
                .replaceWithVoid();
    }

    /// Also notes its file for deletion.
    Uni<Void> remove(Actor actor, Row row, RemovalReason reason, Instant now) {
        return REMOVE.execute(row.id, reason, actor.subject(), actor.agency(), now)
                .chain(() -> row.file == null ? Uni.createFrom().voidItem() : expect(row.file, now));
    }
}
