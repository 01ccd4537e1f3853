package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for assignments, limited to what the actor may see.
@ApplicationScoped
class AssignmentStore {
    private static final int MOST_COORDINATORS = 200;

    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<String> KEEP_FROM_ERASURE =
            Query.of(String.class, "select cast(pg_advisory_xact_lock_shared(hashtextextended($1, 0)) as text)");
    private static final Query<Candidate> CANDIDATE = Query.of(Candidate.class, "select agency, coordinates from person_to_assign($1)");
    private static final Query<UUID> COORDINATORS =
            Query.of(UUID.class, "select person from people_who_coordinate($1, $2) as person");
    private static final Query<AssignedCase> TO_ASSIGN = Query.of(AssignedCase.class, """
            select cast($1 as uuid) as id, country, region, takes_work, stage, recovery_ends_on from case_to_assign($1, cast($2 as uuid))
            """);
    private static final Query<AssignedCase> HOLD = Query.of(AssignedCase.class, """
            select id, country, region, takes_work, stage, recovery_ends_on from hold_cases_to_assign($1, cast($2 as uuid))
            """);
    private static final Query<CoordinatorView> TEAM =
            Query.of(CoordinatorView.class, "select cast(subject as uuid) as person, agency, assigned_at from case_team($1)");
    private static final Query<Assignment> OPEN = Query.of(Assignment.class, """
            select case_file, region, cast(subject as uuid) as person, agency, assigned_at from case_assignment
             where case_file = $1 and subject = $2 and ended_at is null
            """);
    private static final Query<Boolean> IS_ASSIGNED =
            Query.of(Boolean.class,
                    "select exists (select 1 from case_assignment where case_file = $1 and subject = $2 and ended_at is null)");
    private static final Query<Boolean> IS_KNOWN = Query.of(Boolean.class, "select case_is_known_elsewhere($1)");
    private static final Change ADD = Change.of("""
            insert into case_assignment (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
            values ($1, $2, split_part($3, '-', 1), $3, $4, $5, $6, $7)
            on conflict (case_file, subject) where ended_at is null do nothing
            """);
    private static final Change END =
            Change.of("update case_assignment set ended_at = $3, ended_by = $4 where case_file = $1 and subject = $2 and ended_at is null");
    private static final Query<Assignment> TAKE = Query.of(Assignment.class, """
            insert into case_assignment (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
            select uuidv7(), a.case_file, a.country, a.region, $2, a.agency, $3, $4 from case_assignment a
             where a.subject = $1 and a.ended_at is null
             order by a.case_file
            on conflict (case_file, subject) where ended_at is null do nothing
            returning case_file, region, cast(subject as uuid) as person, agency, assigned_at
            """);
    private static final Query<Assignment> END_ALL = Query.of(Assignment.class, """
            update case_assignment set ended_at = $2, ended_by = $3 where subject = $1 and ended_at is null
            returning case_file, region, cast(subject as uuid) as person, agency, assigned_at
            """);
    private static final Query<MovedRow> TAKE_OVER = Query.of(MovedRow.class, """
            select m.what, f.case_file, cast(m.person as uuid) as person, m.organisation, m.since, m.of_country, m.of_region, m.stands,
                   m.recovers_until
              from onward_referral f, take_over_case(f.id, $2, $3) m where f.id = $1
            """);
    private static final Query<NamedCase> REFERENCES = Query.of(NamedCase.class, "select id, reference from cases_put($1)");

    private static final Query<NamedCase> SEEN = Query.of(NamedCase.class,
            "select id, reference from case_file where id = any(cast(string_to_array($1, ',') as uuid[]))");

    private static final Query<NamedCase> WORKED_ON = Query.of(NamedCase.class, """
            select c.id, c.reference from case_file c
             where c.id = any(cast(string_to_array($1, ',') as uuid[]))
               and exists (select 1 from case_assignment a where a.case_file = c.id and a.subject = $2 and a.ended_at is null)
            """);

    /// The person's organisation, and whether she is an active coordinator.
    @RegisterForReflection
    record Candidate(UUID agency, boolean coordinates) {}

    /// @param takesWork false when the case is over or has no identified person
    @RegisterForReflection
    record AssignedCase(UUID id, String country, String region, boolean takesWork, String stage, LocalDate recoveryEndsOn) {}

    /// @param person null when nothing was moved
    @RegisterForReflection
    private record MovedRow(
            String what, UUID caseFile, UUID person, UUID organisation, Instant since, String ofCountry, String ofRegion, String stands,
            LocalDate recoversUntil) {
        private TransferEffect takenOver() {
            Assignment assignment = person == null ? null : new Assignment(caseFile, ofRegion, person, organisation, since);
            return new TransferEffect(what, assignment, ofCountry, stands, recoversUntil);
        }
    }

    @RegisterForReflection
    private record NamedCase(UUID id, String reference) {}

    /// Locks the person, so that an assignment and a handover of her cases run one after the other.
    Uni<Void> lock(UUID person) {
        return LOCK.first("palermo.assignments " + person).replaceWithVoid();
    }

    /// Locks the case, so that an assignment comes before or after an erasure and a transfer. Call it before any lock of a person, and for
    /// several cases in the order of their ids as text.
    Uni<Void> lockCase(UUID caseFile) {
        return KEEP_FROM_ERASURE.first("palermo.retained case_file " + caseFile)
                .chain(() -> LOCK.first("palermo.team " + caseFile))
                .replaceWithVoid();
    }

    Uni<Optional<Candidate>> candidate(UUID person) {
        return CANDIDATE.first(person);
    }

    /// The active case coordinators of an organisation, as far as the actor may choose them.
    Uni<List<UUID>> coordinators(UUID agency) {
        return COORDINATORS.list(agency, MOST_COORDINATORS);
    }

    Uni<Optional<AssignedCase>> toAssign(UUID caseFile, UUID agency) {
        return TO_ASSIGN.first(caseFile, agency);
    }

    /// Those of the cases that the actor may assign to people of the organisation. Nobody changes them until the end of the transaction.
    /// Call it after the locks of the cases and of the person, and before anything is sent.
    Uni<Map<UUID, AssignedCase>> hold(List<UUID> cases, UUID agency) {
        return HOLD.list(joined(cases), agency).map(held -> held.stream().collect(Collectors.toMap(AssignedCase::id, one -> one)));
    }

    Uni<List<CoordinatorView>> team(UUID caseFile) {
        return TEAM.list(caseFile);
    }

    Uni<Optional<Assignment>> open(UUID caseFile, UUID person) {
        return OPEN.first(caseFile, person.toString());
    }

    Uni<Boolean> isAssigned(String subject, UUID caseFile) {
        return IS_ASSIGNED.one(caseFile, subject);
    }

    /// Whether anybody works or has worked on the case, so that other services know it. Uses a function with the owner's rights, because an
    /// administrator of a region recalculates the terms of its cases and reads no assignment.
    Uni<Boolean> isKnownElsewhere(UUID caseFile) {
        return IS_KNOWN.one(caseFile);
    }

    /// @return false when the person already works on it
    Uni<Boolean> add(Assignment made, String by) {
        return ADD.execute(Ids.next(), made.caseFile(), made.region(), made.person().toString(), made.agency(), made.assignedAt(), by)
                .map(added -> added == 1);
    }

    Uni<Boolean> end(UUID caseFile, UUID person, String by, Instant at) {
        return END.execute(caseFile, person.toString(), at, by).map(ended -> ended == 1);
    }

    /// The cases that `to` takes over from `from`, without those on which `to` already works.
    Uni<List<Assignment>> take(UUID from, UUID to, String by, Instant at) {
        return TAKE.list(from.toString(), to.toString(), at, by);
    }

    Uni<List<Assignment>> endAll(UUID person, String by, Instant at) {
        return END_ALL.list(person.toString(), at, by);
    }

    /// What an accepted transfer moves. Uses a function with the owner's rights, because neither side may do all of it.
    Uni<List<TransferEffect>> takeOver(UUID transfer, UUID to, Instant at) {
        return TAKE_OVER.list(transfer, to, at).map(rows -> rows.stream().map(MovedRow::takenOver).toList());
    }

    /// The references of these cases, as far as the actor sees their files.
    Uni<Map<UUID, String>> seen(List<UUID> cases) {
        return SEEN.list(joined(cases))
                .map(rows -> rows.stream().collect(Collectors.toMap(NamedCase::id, NamedCase::reference)));
    }

    /// The references of those of these cases on which the person works.
    Uni<Map<UUID, String>> workedOn(String subject, Collection<UUID> cases) {
        return WORKED_ON.list(cases.stream().map(UUID::toString).distinct().collect(Collectors.joining(",")), subject)
                .map(rows -> rows.stream().collect(Collectors.toMap(NamedCase::id, NamedCase::reference)));
    }

    /// The references of these cases, for an actor who has assigned somebody to them or ended an assignment.
    Uni<Map<UUID, String>> references(List<Assignment> assignments) {
        String cases = assignments.stream().map(one -> one.caseFile().toString()).distinct().collect(Collectors.joining(","));
        return REFERENCES.list(cases).map(rows -> rows.stream().collect(Collectors.toMap(NamedCase::id, NamedCase::reference)));
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
