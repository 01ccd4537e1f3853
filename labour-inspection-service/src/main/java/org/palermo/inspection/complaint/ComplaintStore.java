package org.palermo.inspection.complaint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over complaints. Row security shows them to the chief inspector alone.
@ApplicationScoped
class ComplaintStore {
    private static final String PURPOSE = "COMPLAINT";
    private static final String TEXT = "complaint.text";
    private static final String NOTE = "complaint.note";

    private static final String COMPLAINT = """
            select c.id, c.reference, c.channel, c.country, c.workplace, c.language, c.sealed,
                   coalesce(c.sealed_note, n.sealed_note) as sealed_note, c.taken_by, c.taken_at,
                   case when n.complaint is null then c.state else 'TRIAGED' end as state, coalesce(c.outcome, n.outcome) as outcome,
                   c.planned_visit, coalesce(c.triaged_at, n.decided_at) as triaged_at,
                   c.version + case when n.complaint is null then 0 else 1 end as version
              from complaint c
              left join complaint_not_ours n on n.complaint = c.id and c.agency is null
            """;
    private static final Query<Row> PAGE = Query.of(Row.class, COMPLAINT + """
             where (c.taken_at, c.id) < ($1, $2)
               and (cast($3 as text) is null or $3 = case when n.complaint is null then c.state else 'TRIAGED' end)
             order by c.taken_at desc, c.id desc limit $4
            """);
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from complaint where id = $1 for update");
    private static final Query<Row> FIND = Query.of(Row.class, COMPLAINT + " where c.id = $1");
    private static final Change ADD = Change.of("""
            insert into complaint (id, reference, agency, country, workplace, channel, language, sealed, taken_by, taken_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
    private static final Change DECIDE = Change.of("""
            update complaint set state = 'TRIAGED', agency = $2, outcome = $3, workplace = coalesce($4, workplace), planned_visit = $5,
                   sealed_note = $6, triaged_by = $7, triaged_at = $8, version = version + 1
             where id = $1
            """);
    private static final Change NOT_OURS = Change.of("""
            insert into complaint_not_ours (complaint, agency, outcome, sealed_note, decided_by, decided_at)
            select c.id, $2, $3, $4, $5, $6 from complaint c where c.id = $1 and c.agency is null
            """);
    private static final Change LOG = Change.of("""
            insert into complaint_log (id, complaint, agency, action, done_by, done_at)
            select uuidv7(), t.complaint, $2, $3, $4, $5 from unnest(cast($1 as uuid[])) as t(complaint)
            """);
    private static final Query<Integer> END = Query.of(Integer.class, "select end_complaints($1, $2, $3)");

    private final ObjectMapper json;
    private final DataKeys keys;
    private final TransactionTime time;

    ComplaintStore(ObjectMapper json, DataKeys keys, TransactionTime time) {
        this.json = json;
        this.keys = keys;
        this.time = time;
    }

    @RegisterForReflection
    record Row(UUID id, String reference, ComplaintChannel channel, String country, UUID workplace, String language, byte[] sealed,
            byte[] sealedNote,
            String takenBy, Instant takenAt, ComplaintState state, ComplaintOutcome outcome, UUID plannedVisit, Instant triagedAt,
            int version) {}

    /// Writes a complaint that its writer can't read again.
    ///
    /// @param agency the inspectorate, or null for the public page
    /// @param by subject of who takes it in, or null for the public page
    Uni<Void> add(String reference, UUID agency, String by, ComplaintChannel channel, String country, UUID workplace, String language,
            ComplaintText text) {
        DataKey key = keys.fresh(Ids.next(), PURPOSE);
        return ADD.execute(key.owner(), reference, agency, country, workplace, channel, language, key.seal(TEXT, write(text)), by,
                        time.now())
                .chain(() -> keys.store(key));
    }

    /// Complaints without what they say, latest first.
    Uni<List<ComplaintView>> page(Cursor after, ComplaintState state, int limit) {
        return PAGE.list(after.at(), after.id(), state, limit).map(rows -> rows.stream().map(row -> view(row, null)).toList());
    }

    /// A complaint with what it says.
    Uni<Optional<ComplaintView>> find(UUID id) {
        return opened(FIND.first(id));
    }

    /// As {@link #find}, locked until the end of the transaction. It is read after the lock is got: a decision of a colleague that it is
    /// not theirs adds a row and leaves the complaint as it is.
    Uni<Optional<ComplaintView>> lock(UUID id) {
        return LOCK.first(id).flatMap(locked -> find(id));
    }

    private Uni<Optional<ComplaintView>> opened(Uni<Optional<Row>> found) {
        return found.flatMap(row -> row.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : keys.find(row.get().id(), PURPOSE).map(key -> Optional.of(view(row.get(), key.orElse(null)))));
    }

    /// Makes a complaint of the public page one of the actor's inspectorate.
    ///
    /// @param note in clear, or null
    Uni<Void> decide(Actor actor, UUID id, ComplaintOutcome outcome, UUID workplace, UUID plannedVisit, String note) {
        return sealed(id, note).chain(words -> DECIDE.execute(id, actor.agency(), outcome, workplace, plannedVisit, words,
                actor.subject(), time.now())).replaceWithVoid();
    }

    /// Says that a complaint of the public page is not for the actor's inspectorate. It stays open for the others.
    ///
    /// @param note in clear, or null
    /// @return false, and nothing is written, for a complaint that an inspectorate took in or took on
    Uni<Boolean> notOurs(Actor actor, UUID id, ComplaintOutcome outcome, String note) {
        return sealed(id, note).chain(words -> NOT_OURS.execute(id, actor.agency(), outcome, words, actor.subject(), time.now()))
                .map(added -> added == 1);
    }

    private Uni<byte[]> sealed(UUID id, String note) {
        return keys.find(id, PURPOSE).map(key -> note == null ? null : key.map(k -> k.seal(NOTE, note)).orElse(null));
    }

    /// Records who saw or decided complaints, in a log of its own instead of the audit.
    ///
    /// @param action `LIST`, `READ` or `TRIAGE`
    Uni<Void> log(Actor actor, String action, Collection<UUID> complaints) {
        return complaints.isEmpty() ? Uni.createFrom().voidItem()
                : LOG.execute(complaints.toArray(UUID[]::new), actor.agency(), action, actor.subject(), time.now()).replaceWithVoid();
    }

    /// Erases complaints that were taken in before an instant, and that visits which began before it were made on one.
    ///
    /// @return how many complaints or visits, whichever are more
    Uni<Integer> end(String country, Instant before, int atMost) {
        return END.one(country, before, atMost);
    }

    private ComplaintView view(Row r, DataKey key) {
        ComplaintText text = key == null ? new ComplaintText(null, null, null, null) : read(key.open(TEXT, r.sealed));
        return new ComplaintView(r.id, r.reference, r.channel, r.country, r.workplace, text.place(), text.what(), text.from(),
                text.contact(), r.language,
                r.takenBy, r.takenAt, r.state, r.outcome, r.plannedVisit, key == null ? null : key.open(NOTE, r.sealedNote), r.triagedAt,
                        r.version);
    }

    private ComplaintText read(String opened) {
        try {
            return json.readValue(opened, ComplaintText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A complaint can't be read");
        }
    }

    private String write(ComplaintText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A complaint can't be written");
        }
    }
}
