package org.palermo.referral.casefile.letter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.decision.TellingChannel;

/// Queries for letters.
@ApplicationScoped
class LetterStore {
    private static final String ROW = """
            select id, case_file, kind, language, decision, rights_request, content, state, agency, subject, written_at, handed_over_on,
              handed_over_by,
                   recorded_by, recorded_agency, recorded_at
              from case_letter
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + "where case_file = $1 and id = $2");
    private static final Query<Row> LOCK = Query.of(Row.class, ROW + "where case_file = $1 and id = $2 and state = 'WRITTEN' for update");
    private static final Query<Row> PAGE = Query.of(Row.class,
            ROW + "where case_file = $1 and (written_at, id) < ($2, $3) order by written_at desc, id desc limit $4");
    private static final Query<Row> OF_REQUEST = Query.of(Row.class,
            ROW + "where case_file = $1 and rights_request = $2 order by written_at desc, id desc");
    private static final Change LOCK_CASE = Change.of("select pg_advisory_xact_lock(hashtextextended('case_letter ' || $1, 0))");
    private static final Query<Long> COUNT = Query.of(Long.class,
            "select count(*) from case_letter where case_file = $1 and state <> 'DISCARDED'");
    private static final Change ADD = Change.of("""
            insert into case_letter (id, case_file, country, region, kind, language, decision, content, state, agency, subject, written_at)
            values ($1, $2, $3, $4, $5, $6, cast($7 as uuid), $8, 'WRITTEN', $9, $10, $11)
            """);
    private static final Change ADD_ANSWER = Change.of("""
            insert into case_letter (id, case_file, country, region, kind, language, rights_request, content, state, agency, subject,
              written_at)
            values ($1, $2, $3, $4, 'RIGHTS_ANSWER', $5, $6, $7, 'WRITTEN', $8, $9, $10)
            """);
    private static final Change HAND_OVER = Change.of("""
            update case_letter
               set state = 'HANDED_OVER', handed_over_on = $2, handed_over_by = $3, recorded_by = $4, recorded_agency = $5, recorded_at = $6
             where id = $1
            """);
    private static final Change DISCARD = Change.of("""
            update case_letter set state = 'DISCARDED', content = null, recorded_by = $2, recorded_agency = $3, recorded_at = $4
             where id = $1
            """);

    private final ObjectMapper json;

    LetterStore(ObjectMapper json) {
        this.json = json;
    }

    /// @param content sealed; null when it was discarded
    @RegisterForReflection
    record Row(UUID id, UUID caseFile, LetterKind kind, String language, UUID decision, UUID rightsRequest, byte[] content,
            LetterState state, UUID agency, String subject, Instant writtenAt, LocalDate handedOverOn, TellingChannel handedOverBy,
            String recordedBy, UUID recordedAgency, Instant recordedAt) {
        LetterView view() {
            return new LetterView(id, caseFile, kind, language, decision, rightsRequest, state, agency, subject, writtenAt, handedOverOn,
                    handedOverBy, recordedBy, recordedAgency, recordedAt);
        }
    }

    /// @param key without it, the text is left out
    WrittenLetter read(Row row, Optional<DataKey> key) {
        LetterText text = row.content == null ? null : key.map(own -> LetterText.open(own, row.id, row.content, json)).orElse(null);
        return new WrittenLetter(row.id, row.caseFile, row.kind, row.language,
                LetterLanguage.isRightToLeft(row.language) ? WrittenLetter.Direction.RTL : WrittenLetter.Direction.LTR,
                row.decision, row.rightsRequest, row.state,
                text == null ? null : text.title(), text == null ? null : text.paragraphs(), text == null ? null : text.text(),
                text == null ? null : text.sha256(), row.agency, row.subject, row.writtenAt, row.handedOverOn, row.handedOverBy,
                row.recordedBy, row.recordedAgency, row.recordedAt);
    }

    /// Of this case only.
    Uni<Optional<Row>> find(UUID caseFile, UUID letter) {
        return FIND.first(caseFile, letter);
    }

    /// Locks it until the end of the transaction; empty when it is no longer `WRITTEN`.
    Uni<Optional<Row>> lock(UUID caseFile, UUID letter) {
        return LOCK.first(caseFile, letter);
    }

    /// Latest first.
    Uni<List<Row>> page(UUID caseFile, Cursor after, int limit) {
        return PAGE.list(caseFile, after.at(), after.id(), limit);
    }

    /// How many letters a case has; nobody adds one before the end of the transaction.
    Uni<Long> countAlone(UUID caseFile) {
        return LOCK_CASE.execute(caseFile.toString()).chain(() -> COUNT.one(caseFile));
    }

    /// @param decision null for a letter that tells none
    Uni<Void> add(Actor actor, VisibleCase file, UUID id, LetterKind kind, String language, UUID decision, LetterText text, DataKey key,
            Instant now) {
        return ADD.execute(id, file.id(), file.country(), file.region(), kind, language, decision, text.seal(key, id, json), actor.agency(),
                actor.subject(), now).replaceWithVoid();
    }

    /// Adds the answer to a request of the person.
    Uni<Void> addAnswer(Actor actor, VisibleCase file, UUID id, UUID request, String language, LetterText text, DataKey key, Instant now) {
        return ADD_ANSWER.execute(id, file.id(), file.country(), file.region(), language, request, text.seal(key, id, json), actor.agency(),
                actor.subject(), now).replaceWithVoid();
    }

    /// The letters that answer a request of the person, latest first.
    Uni<List<Row>> ofRequest(UUID caseFile, UUID request) {
        return OF_REQUEST.list(caseFile, request);
    }

    Uni<Void> handOver(Actor actor, UUID letter, HandOverLetter said, Instant now) {
        return HAND_OVER.execute(letter, said.on(), said.by(), actor.subject(), actor.agency(), now).replaceWithVoid();
    }

    Uni<Void> discard(Actor actor, UUID letter, Instant now) {
        return DISCARD.execute(letter, actor.subject(), actor.agency(), now).replaceWithVoid();
    }
}
