package org.palermo.referral.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.scope.Sql;

/// Queries for assignments, limited to what the actor may see.
@ApplicationScoped
class AssignmentStore {

    /// The person's organisation, and whether she is an active coordinator.
    record Candidate(UUID agency, boolean coordinates) {}

    /// @param takesWork false when the case is over or has no identified person
    record AssignedCase(String country, String region, boolean takesWork, String stage, LocalDate recoveryEndsOn) {}

    /// Locks the person, so that an assignment and a handover of her cases run one after the other.
    Uni<Void> lock(UUID person) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", "palermo.assignments " + person).replaceWithVoid();
    }

    /// Locks the case, so that an assignment comes before or after a transfer. Call it before any lock of a person.
    Uni<Void> lockCase(UUID caseFile) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", "palermo.team " + caseFile).replaceWithVoid();
    }

    Uni<Optional<Candidate>> candidate(UUID person) {
        return Sql.first(Object[].class, "select agency, coordinates from person_to_assign(?1)", person)
                .map(row -> row.map(r -> new Candidate((UUID) r[0], (Boolean) r[1])));
    }

    Uni<Optional<AssignedCase>> toAssign(UUID caseFile, UUID agency) {
        return Sql.first(Object[].class, "select country, region, takes_work, stage, recovery_ends_on from case_to_assign(?1, cast(?2 as uuid))", caseFile, agency)
                .map(row -> row.map(r -> new AssignedCase((String) r[0], (String) r[1], (Boolean) r[2], (String) r[3], (LocalDate) r[4])));
    }

    Uni<List<CoordinatorView>> team(UUID caseFile) {
        return Sql.list(Object[].class, "select subject, agency, assigned_at from case_team(?1)", caseFile)
                .map(rows -> rows.stream().map(r -> new CoordinatorView(UUID.fromString((String) r[0]), (UUID) r[1], (Instant) r[2])).toList());
    }

    Uni<Optional<Assignment>> open(UUID caseFile, UUID person) {
        return Sql.first(Object[].class, """
                        select case_file, region, subject, agency, assigned_at from case_assignment
                         where case_file = ?1 and subject = ?2 and ended_at is null
                        """, caseFile, person.toString())
                .map(row -> row.map(AssignmentStore::assignment));
    }

    Uni<Boolean> isAssigned(String subject, UUID caseFile) {
        return Sql.first(Boolean.class, "select exists (select 1 from case_assignment where case_file = ?1 and subject = ?2 and ended_at is null)",
                        caseFile, subject)
                .map(found -> found.orElse(false));
    }

    /// Whether anybody works or has worked on the case, so that other services know it.
    Uni<Boolean> isKnownElsewhere(UUID caseFile) {
        return Sql.first(Boolean.class, "select exists (select 1 from case_assignment where case_file = ?1)", caseFile).map(found -> found.orElse(false));
    }

    /// @return false when the person already works on it
    Uni<Boolean> add(Assignment made, String by) {
        return Sql.execute("""
                        insert into case_assignment (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
                        values (?1, ?2, split_part(?3, '-', 1), ?3, ?4, ?5, ?6, ?7)
                        on conflict (case_file, subject) where ended_at is null do nothing
                        """,
                        Ids.next(), made.caseFile(), made.region(), made.person().toString(), made.agency(), made.assignedAt(), by)
                .map(added -> added == 1);
    }

    Uni<Boolean> end(UUID caseFile, UUID person, String by, Instant at) {
        return Sql.execute("update case_assignment set ended_at = ?3, ended_by = ?4 where case_file = ?1 and subject = ?2 and ended_at is null",
                        caseFile, person.toString(), at, by)
                .map(ended -> ended == 1);
    }

    /// The cases that `to` takes over from `from`, without those on which `to` already works.
    Uni<List<Assignment>> take(UUID from, UUID to, String by, Instant at) {
        return Sql.list(Object[].class, """
                        insert into case_assignment (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
                        select uuidv7(), a.case_file, a.country, a.region, ?2, a.agency, ?3, ?4 from case_assignment a
                         where a.subject = ?1 and a.ended_at is null
                         order by a.case_file
                        on conflict (case_file, subject) where ended_at is null do nothing
                        returning case_file, region, subject, agency, assigned_at
                        """, from.toString(), to.toString(), at, by)
                .map(rows -> rows.stream().map(AssignmentStore::assignment).toList());
    }

    Uni<List<Assignment>> endAll(UUID person, String by, Instant at) {
        return Sql.list(Object[].class, """
                        update case_assignment set ended_at = ?2, ended_by = ?3 where subject = ?1 and ended_at is null
                        returning case_file, region, subject, agency, assigned_at
                        """, person.toString(), at, by)
                .map(rows -> rows.stream().map(AssignmentStore::assignment).toList());
    }

    /// What an accepted transfer moves. Uses a function with the owner's rights, because neither side may do all of it.
    Uni<List<TakenOver>> takeOver(UUID transfer, UUID to, Instant at) {
        return Sql.list(Object[].class, """
                        select m.what, f.case_file, m.person, m.organisation, m.since, m.of_country, m.of_region, m.stands, m.recovers_until
                          from onward_referral f, take_over_case(f.id, ?2, ?3) m where f.id = ?1
                        """, transfer, to, at)
                .map(rows -> rows.stream().map(TakenOver::of).toList());
    }

    /// The references of these cases, for an actor who has assigned somebody to them or ended an assignment.
    Uni<Map<UUID, String>> references(List<Assignment> assignments) {
        String cases = assignments.stream().map(one -> one.caseFile().toString()).distinct().collect(Collectors.joining(","));
        return Sql.list(Object[].class, "select id, reference from cases_put(?1)", cases)
                .map(rows -> rows.stream().collect(Collectors.toMap(r -> (UUID) r[0], r -> (String) r[1])));
    }

    private static Assignment assignment(Object[] r) {
        return new Assignment((UUID) r[0], (String) r[1], UUID.fromString((String) r[2]), (UUID) r[3], (Instant) r[4]);
    }
}
