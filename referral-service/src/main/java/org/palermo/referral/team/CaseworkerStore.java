package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for the cases of the people of an authority, limited to what the actor may see.
@ApplicationScoped
class CaseworkerStore {
    private static final int MOST_PEOPLE = 200;
    private static final int MOST_OF_A_CASE = 200;

    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<Boolean> CANDIDATE = Query.of(Boolean.class, "select decides from person_to_decide($1) as decides");
    private static final Query<LoadRow> PEOPLE = Query.of(LoadRow.class, """
            select p.person,
                   cast(count(*) filter (where a.part = 'CASEWORKER' and c.closed_at is null) as integer) as cases,
                   cast(count(*) filter (where a.part = 'SECOND_READER' and c.closed_at is null) as integer) as second_readings
              from people_who_decide($1) as p(person)
              left join caseworker_assignment a on a.person = p.person and a.ended_at is null
              left join case_file c on c.id = a.case_file
             group by p.person
             order by p.person
            """);
    private static final Query<HeldCase> HOLD = Query.of(HeldCase.class, """
            select c.id, c.reference, c.region, c.erased_at is null and c.stage <> 'DRAFT' and not case_is_over(c.stage) as takes_work
              from case_file c
             where c.id = any(cast(string_to_array($1, ',') as uuid[]))
             order by c.id
               for no key update
            """);
    private static final Query<OpenRow> OPEN = Query.of(OpenRow.class, """
            select id, case_file, part, person, agency from caseworker_assignment
             where case_file = any(cast(string_to_array($1, ',') as uuid[])) and ended_at is null
            """);
    private static final Query<CaseworkerView> OF_CASE = Query.of(CaseworkerView.class, """
            select part, person, agency, assigned_at, assigned_by, ended_at from caseworker_assignment
             where case_file = $1
             order by ended_at desc nulls first, assigned_at desc, id desc
             limit $2
            """);
    private static final Change END = Change.of("""
            update caseworker_assignment set ended_at = $2, ended_by = $3
             where id = any(cast(string_to_array($1, ',') as uuid[])) and ended_at is null
            """);
    private static final Change ADD = Change.of("""
            insert into caseworker_assignment (id, case_file, country, region, part, person, agency, assigned_at, assigned_by)
            select t.id, t.case_file, split_part(t.region, '-', 1), t.region, $4, $5, $6, $7, $8
              from unnest(cast(string_to_array($1, ',') as uuid[]), cast(string_to_array($2, ',') as uuid[]), string_to_array($3, ','))
                as t(id, case_file, region)
            """);
    private static final Query<UUID> HAND_OVER = Query.of(UUID.class,
            "select case_file from hand_over_caseworker($1, cast($2 as uuid), $3) as case_file");

    /// A row of {@link CaseworkerLoad}, without the name.
    @RegisterForReflection
    record LoadRow(UUID person, int cases, int secondReadings) {}

    /// @param takesWork false when the case is over or has no identified person
    @RegisterForReflection
    record HeldCase(UUID id, String reference, String region, boolean takesWork) {}

    @RegisterForReflection
    record OpenRow(UUID id, UUID caseFile, CasePart part, UUID person, UUID agency) {}

    /// Locks the person, so that assignments and a handover of her cases run one after the other. Call it before locking cases.
    Uni<Void> lock(UUID person) {
        return LOCK.first("palermo.caseworker " + person).replaceWithVoid();
    }

    /// Whether the person may be given cases; empty for a person of another organisation. Locks her account until the end of
    /// the transaction, so that she is not suspended meanwhile.
    Uni<Optional<Boolean>> candidate(UUID person) {
        return CANDIDATE.first(person);
    }

    Uni<List<LoadRow>> people() {
        return PEOPLE.list(MOST_PEOPLE);
    }

    /// Locks the cases that the actor's authority covers, in one order for everybody, until the end of the transaction.
    Uni<List<HeldCase>> hold(Collection<UUID> cases) {
        return HOLD.list(joined(cases));
    }

    Uni<List<OpenRow>> open(Collection<UUID> cases) {
        return OPEN.list(joined(cases));
    }

    /// Who has a case now, then who had it before, latest first.
    Uni<List<CaseworkerView>> ofCase(UUID caseFile) {
        return OF_CASE.list(caseFile, MOST_OF_A_CASE);
    }

    Uni<Integer> end(Collection<OpenRow> assignments, String by, Instant at) {
        return assignments.isEmpty()
                ? Uni.createFrom().item(0)
                : END.execute(joined(assignments.stream().map(OpenRow::id).toList()), at, by);
    }

    Uni<Void> add(List<HeldCase> cases, CasePart part, UUID person, Actor by, Instant at) {
        return cases.isEmpty() ? Uni.createFrom().voidItem() : ADD.execute(
                        joined(cases.stream().map(_ -> Ids.next()).toList()), joined(cases.stream().map(HeldCase::id).toList()),
                        cases.stream().map(HeldCase::region).collect(Collectors.joining(",")), part, person, by.agency(), at, by.subject())
                .replaceWithVoid();
    }

    /// Uses a function with the owner's rights, because whoever administers an organisation sees no case file.
    ///
    /// @param to null when nobody takes over
    /// @return the cases
    Uni<List<UUID>> handOver(UUID from, UUID to, Instant at) {
        return HAND_OVER.list(from, to, at);
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
