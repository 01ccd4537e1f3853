package org.palermo.inspection.visit.workeroffence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.visit.Visit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Notes on offences of workers that the law obliges an inspector to note. Their texts are sealed under the key of the visit's record, and
/// destroying that key deletes them.
@ApplicationScoped
class WorkerOffenceStore {
    /// The most notes of a visit.
    static final int MOST = 50;
    /// The most answers of a note.
    static final int MOST_ANSWERS = 20;
    private static final String PURPOSE = "VISIT_RECORD";
    private static final String DUTY = "worker_offence.duty";
    private static final String TEXT = "worker_offence.text";
    private static final String REASON = "worker_offence_answer.reason";

    private static final Query<OffenceRow> ALL = Query.of(OffenceRow.class, """
            select id, kind, seen_on, sealed_duty, sealed_text, recorded_by, recorded_at
              from worker_offence where visit = $1 and agency = $2 order by recorded_at, id limit 50
            """);
    private static final Query<AnswerRow> ANSWERS = Query.of(AnswerRow.class, """
            select a.offence, a.follows, a.reported, a.report, a.sealed_reason, a.recorded_by, a.recorded_at
              from worker_offence_answer a join worker_offence o on o.id = a.offence
             where o.visit = $1 and o.agency = $2 order by a.recorded_at, a.id limit 1000
            """);
    private static final Query<Boolean> REPORTED = Query.of(Boolean.class, """
            select exists (select 1 from suspected_victim_report r join finding f on f.id = r.finding
                            where r.id = $1 and r.agency = $2 and f.visit = $3)
            """);
    private static final Change ADD = Change.of("""
            insert into worker_offence (id, visit, agency, kind, seen_on, sealed_duty, sealed_text, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
    private static final Change ANSWER = Change.of("""
            insert into worker_offence_answer (id, offence, agency, follows, reported, report, sealed_reason, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);

    private final DataKeys keys;
    private final TransactionTime time;

    WorkerOffenceStore(DataKeys keys, TransactionTime time) {
        this.keys = keys;
        this.time = time;
    }

    @RegisterForReflection
    private record OffenceRow(UUID id, WorkerOffenceKind kind, LocalDate seenOn, byte[] sealedDuty, byte[] sealedText, String recordedBy,
            Instant recordedAt) {}

    @RegisterForReflection
    private record AnswerRow(UUID offence, FollowsFromSituation follows, boolean reported, UUID report, byte[] sealedReason,
            String recordedBy, Instant recordedAt) {}

    /// All notes of a visit in the order in which they were made; none after its record was erased.
    Uni<List<WorkerOffenceView>> all(Visit visit, Actor actor) {
        return keys.find(visit.id(), PURPOSE).flatMap(key -> ALL.list(visit.id(), actor.agency())
                .flatMap(notes -> ANSWERS.list(visit.id(), actor.agency())
                        .map(answers -> views(visit, notes, answers, key))));
    }

    private static List<WorkerOffenceView> views(Visit visit, List<OffenceRow> notes, List<AnswerRow> answers, Optional<DataKey> key) {
        Map<UUID, List<AnswerRow>> byNote = answers.stream().collect(Collectors.groupingBy(AnswerRow::offence));
        return key.map(k -> notes.stream().map(note -> view(visit, note, byNote.get(note.id), k)).toList()).orElse(List.of());
    }

    private static WorkerOffenceView view(Visit visit, OffenceRow note, List<AnswerRow> answers, DataKey key) {
        AnswerRow last = answers.getLast();
        return new WorkerOffenceView(note.id, visit.knownAs(), note.kind, note.seenOn, key.open(DUTY, note.sealedDuty),
                key.open(TEXT, note.sealedText), note.recordedBy, note.recordedAt, last.follows,
                NonPunishmentStep.after(last.follows, last.reported),
                last.follows == FollowsFromSituation.NO ? null
                        : new WorkerOffenceView.NonPunishmentNote(last.report, note.kind, note.seenOn, last.follows),
                answers.stream().map(a -> new WorkerOffenceView.AnswerView(a.follows, a.report, key.open(REASON, a.sealedReason),
                        a.recordedBy, a.recordedAt)).toList());
    }

    /// Whether this report of the caller's inspectorate was made from a finding of the visit.
    Uni<Boolean> isReportOf(UUID report, Visit visit, Actor actor) {
        return REPORTED.one(report, actor.agency(), visit.id());
    }

    /// Adds a note with its first answer.
    Uni<Void> insert(UUID id, Visit visit, Actor actor, NoteWorkerOffence said) {
        return keys.findOrCreate(visit.id(), PURPOSE)
                .chain(key -> ADD.execute(id, visit.id(), actor.agency(), said.kind(), said.seenOn(), key.seal(DUTY, said.duty()),
                        key.seal(TEXT, said.text()), actor.subject(), time.now()))
                .chain(() -> answer(id, actor, said.followsFromSituation(), said.report(), null));
    }

    /// Adds another answer to a note.
    Uni<Void> answer(UUID offence, Visit visit, Actor actor, AnswerFollowsFromSituation said) {
        return keys.findOrCreate(visit.id(), PURPOSE)
                .chain(key -> answer(offence, actor, said.followsFromSituation(), said.report(), key.seal(REASON, said.reason())));
    }

    private Uni<Void> answer(UUID offence, Actor actor, FollowsFromSituation follows, UUID report, byte[] sealedReason) {
        return ANSWER.execute(Ids.next(), offence, actor.agency(), follows, report != null, report, sealedReason, actor.subject(),
                time.now()).replaceWithVoid();
    }
}
