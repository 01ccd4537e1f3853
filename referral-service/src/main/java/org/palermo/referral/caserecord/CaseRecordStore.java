package org.palermo.referral.caserecord;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for records of cases.
@ApplicationScoped
class CaseRecordStore {
    private static final Change KEEP_EDITION = Change.of("""
            insert into case_record_edition (record, edition, case_file, country, region, kind, state, particulars, agency, subject,
              said_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
    private static final Query<Edition> EDITIONS = Query.of(Edition.class, """
            select edition, state, particulars, agency, said_at from case_record_edition where record = $1 order by edition desc
            """);
    private static final Query<Answered> ANSWERED = Query.of(Answered.class, """
            select r.id, coalesce(part_taken(r.id), 'NOT_YET') as answer
              from case_record r
             where r.id = any (cast(string_to_array($1, ',') as uuid[]))
            """);

    /// @param answer of the actor's organisation
    @RegisterForReflection
    record Answered(UUID id, AnsweredPart answer) {}

    /// @param particulars sealed
    @RegisterForReflection
    record Edition(int edition, String state, byte[] particulars, UUID agency, Instant saidAt) {}

    Uni<Void> add(CaseRecord record) {
        return Panache.getSession().flatMap(session -> session.persist(record).chain(session::flush));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it does not exist, belongs to another case, or is of another kind
    Uni<CaseRecord> of(UUID caseFile, RecordKind kind, UUID id) {
        return find(id, record -> record.caseFile.equals(caseFile) && (kind == null || record.kind == kind));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<CaseRecord> addressed(UUID agency, List<RecordKind> kinds, UUID id) {
        return find(id, record -> agency.equals(record.addressee) && kinds.contains(record.kind));
    }

    /// Finds the record if the database shows it to the actor.
    Uni<Optional<CaseRecord>> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(CaseRecord.class, id)).map(Optional::ofNullable);
    }

    private Uni<CaseRecord> find(UUID id, Predicate<CaseRecord> asked) {
        return find(id).map(found -> found.filter(asked).orElseThrow(Problems::notFound));
    }

    /// Locks the record and reloads it.
    Uni<Void> lock(CaseRecord record) {
        return Panache.getSession().flatMap(session -> session.refresh(record, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    /// Latest first.
    Uni<List<CaseRecord>> page(UUID caseFile, RecordKind kind, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from CaseRecord r
                         where r.caseFile = :case and r.kind in :kinds
                           and (r.recordedAt < :at or (r.recordedAt = :at and r.id < :id))
                         order by r.recordedAt desc, r.id desc
                        """, CaseRecord.class)
                .setParameter("case", caseFile)
                .setParameter("kinds", kind == null ? List.of(RecordKind.values()) : List.of(kind))
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    Uni<List<CaseRecord>> all(UUID caseFile) {
        return page(caseFile, null, Cursor.LATEST, Integer.MAX_VALUE - 1);
    }

    Uni<List<CaseRecord>> addressed(UUID agency, List<RecordKind> kinds, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from CaseRecord r
                         where r.addressee = :agency and r.kind in :kinds and (r.recordedAt < :at or (r.recordedAt = :at and r.id < :id))
                         order by r.recordedAt desc, r.id desc
                        """, CaseRecord.class)
                .setParameter("agency", agency)
                .setParameter("kinds", kinds)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    /// What the actor's organisation has answered to records that are addressed to it.
    Uni<Map<UUID, AnsweredPart>> answered(List<UUID> records) {
        return ANSWERED.list(records.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Answered::id, Answered::answer)));
    }

    /// Stores the current edition before a change.
    Uni<Void> keepEdition(CaseRecord r) {
        return KEEP_EDITION.execute(
                        r.id, r.edition, r.caseFile, r.country, r.region, r.kind, r.state, r.particulars, r.agency, r.subject, r.changedAt)
                .replaceWithVoid();
    }

    /// Latest first.
    Uni<List<Edition>> editions(UUID record) {
        return EDITIONS.list(record);
    }
}
