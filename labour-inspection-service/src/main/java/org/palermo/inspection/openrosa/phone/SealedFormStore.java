package org.palermo.inspection.openrosa.phone;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Keeps sealed forms, as the phone encrypted them, until all of their files are there.
@ApplicationScoped
class SealedFormStore {
    /// The part of the system that deletes forms that never became complete.
    static final Actor JOB = Actor.system("sealed-forms");
    /// A phone that lost its network sends the whole form again.
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MOST_ARRIVING = 60;
    private static final long MOST_BYTES = 2L << 30;
    /// A request has 20 minutes to arrive. An older piece that belongs to no whole file is left from an attempt that broke off.
    private static final Duration ARRIVES = Duration.ofMinutes(30);
    /// At most 200 MiB, more than one request can bring.
    private static final int MOST_DROPPED = 400;
    private static final int PAGE = 100;
    private static final String DIGEST = "inspection.form.sealed";
    private static final String KIND = "form_submission";
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.sealed forms ' || $1, 0)) as text)");
    private static final Query<Row> FIND = Query.of(Row.class,
            "select id, submission from sealed_form where agency = $1 and subject = $2 and digest = $3");
    private static final Query<Arriving> ARRIVING = Query.of(Arriving.class, """
            select count(distinct f.id) as forms,
                   cast(coalesce(sum(octet_length(p.content)) filter (where f.id is distinct from cast($3 as uuid)
                     and (p.arrival >= $4 or w.form is not null)), 0) as bigint) as bytes
              from sealed_form f left join sealed_form_piece p on p.form = f.id
              left join sealed_form_file w on w.form = p.form and w.place = p.place and w.arrival = p.arrival
             where f.agency = $1 and f.subject = $2 and f.submission is null
            """);
    private static final Change DROP_BROKEN = Change.of("""
            with broken as (
              select p.form, p.place, p.arrival, p.number from sealed_form f join sealed_form_piece p on p.form = f.id
               where f.agency = $1 and f.subject = $2 and f.submission is null and p.arrival < $3
                 and not exists (select 1 from sealed_form_file w where w.form = p.form and w.place = p.place and w.arrival = p.arrival)
               limit $4 for update of p skip locked)
            delete from sealed_form_piece p using broken b
             where p.form = b.form and p.place = b.place and p.arrival = b.arrival and p.number = b.number
            """);
    private static final Change ADD = Change.of(
            "insert into sealed_form (id, agency, subject, phone, digest, began_at) values ($1, $2, $3, $4, $5, $6)");
    private static final Change ADD_PIECE = Change.of(
            "insert into sealed_form_piece (form, place, arrival, number, content) values ($1, $2, $3, $4, $5)");
    private static final Change ADD_FILE = Change.of("""
            insert into sealed_form_file (form, place, arrival, pieces) values ($1, $2, $3, $4) on conflict (form, place) do nothing
            """);
    private static final Change DROP_ARRIVALS = Change.of("""
            delete from sealed_form_piece p where p.form = $1 and p.place = $2
               and not exists (select 1 from sealed_form_file f where f.form = p.form and f.place = p.place and f.arrival = p.arrival)
            """);
    private static final Query<Whole> FILES = Query.of(Whole.class,
            "select place, arrival, pieces from sealed_form_file where form = $1 order by place");
    private static final Query<byte[]> PIECE = Query.of(byte[].class,
            "select content from sealed_form_piece where form = $1 and place = $2 and arrival = $3 and number = $4");
    private static final Query<UUID> SUBMISSION = Query.of(UUID.class,
            "select submission from sealed_form where id = $1 and submission is not null");
    private static final Change END = Change.of("update sealed_form set submission = $2 where id = $1 and submission is null");
    private static final Change DROP_PIECES = Change.of("delete from sealed_form_piece where form = $1");
    private static final Change DROP_FILES = Change.of("delete from sealed_form_file where form = $1");
    private static final Change DROP = Change.of("delete from sealed_form where id = $1 and submission is null");
    private static final Query<UUID> EXPIRED = Query.of(UUID.class,
            "select id from sealed_form where submission is null and began_at <= $1 order by began_at, id limit $2");

    private final KeyedHashes hashes;
    private final CurrentOperation operation;

    SealedFormStore(KeyedHashes hashes, CurrentOperation operation) {
        this.hashes = hashes;
        this.operation = operation;
    }

    /// @param submission the recorded form; null while files are missing
    @RegisterForReflection
    record Row(UUID id, UUID submission) {}

    @RegisterForReflection
    record Arriving(long forms, long bytes) {}

    /// A file that has arrived completely.
    @RegisterForReflection
    record Whole(int place, UUID arrival, int pieces) {}

    /// The form with this manifest; begins it when it is new.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when the inspector has too many incomplete forms
    @Scoped
    Uni<Row> begin(Actor actor, UUID phone, byte[] manifest) {
        byte[] digest = hashes.hash(DIGEST, manifest);
        return ALONE.first(actor.subject()).chain(() -> FIND.first(actor.agency(), actor.subject(), digest))
                .flatMap(found -> found.filter(row -> row.submission() != null).map(row -> Uni.createFrom().item(row))
                        .orElseGet(() -> requireRoom(actor, found.map(Row::id).orElse(null))
                                .chain(() -> found.map(row -> Uni.createFrom().item(row)).orElseGet(() -> added(actor, phone, digest)))));
    }

    /// Pieces of attempts that broke off do not count, and some of them are deleted. A form that was begun is not refused because of its
    /// own pieces.
    ///
    /// @param known the form, if it was begun; or null
    private static Uni<Void> requireRoom(Actor actor, UUID known) {
        UUID running = Ids.first(Instant.now().minus(ARRIVES));
        return DROP_BROKEN.execute(actor.agency(), actor.subject(), running, MOST_DROPPED)
                .chain(() -> ARRIVING.one(actor.agency(), actor.subject(), known, running)).invoke(arriving -> {
            if (arriving.bytes() > MOST_BYTES || known == null && arriving.forms() >= MOST_ARRIVING) {
                throw Problems.tooMany("form", "arriving",
                        "Too many of your encrypted forms are incomplete. Send the incomplete forms again.", 3_600);
            }
        }).replaceWithVoid();
    }

    private Uni<Row> added(Actor actor, UUID phone, byte[] digest) {
        UUID id = Ids.next();
        return ADD.execute(id, actor.agency(), actor.subject(), phone, digest, operation.now())
                .chain(() -> operation.record(actor, "KEEP", KIND, id))
                .replaceWith(new Row(id, null));
    }

    @Scoped
    Uni<Void> addPiece(Actor actor, UUID form, int place, UUID arrival, int number, byte[] content) {
        return ADD_PIECE.execute(form, place, arrival, number, content).replaceWithVoid();
    }

    /// A file has arrived completely. If it had arrived before, the first copy is kept; the signature later says whether it was the right
    /// one.
    @Scoped
    Uni<Void> came(Actor actor, UUID form, int place, UUID arrival, int pieces) {
        return ADD_FILE.execute(form, place, arrival, pieces).chain(() -> DROP_ARRIVALS.execute(form, place)).replaceWithVoid();
    }

    /// The files that have arrived completely, by their place.
    @Scoped
    Uni<List<Whole>> files(Actor actor, UUID form) {
        return FILES.list(form);
    }

    /// Empty when the form was opened or dropped meanwhile.
    @Scoped
    Uni<Optional<byte[]>> piece(Actor actor, UUID form, Whole file, int number) {
        return PIECE.first(form, file.place(), file.arrival(), number);
    }

    /// The recorded form; empty while files are missing.
    @Scoped
    Uni<Optional<UUID>> submission(Actor actor, UUID form) {
        return SUBMISSION.first(form);
    }

    /// The form was recorded: its encrypted files are deleted.
    @Scoped
    Uni<Void> end(Actor actor, UUID form, UUID submission) {
        return DROP_PIECES.execute(form).chain(() -> DROP_FILES.execute(form)).chain(() -> END.execute(form, submission)).replaceWithVoid();
    }

    /// The form can't be recorded: all of it is deleted, and the phone sends it again.
    @Scoped
    Uni<Void> drop(Actor actor, UUID form) {
        return DROP.execute(form).replaceWithVoid();
    }

    /// Forms that were not complete in time, for the job.
    @Scoped
    Uni<List<UUID>> expired(Actor job) {
        return EXPIRED.list(operation.now().minus(KEPT), PAGE);
    }
}
