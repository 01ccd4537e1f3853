package org.palermo.referral.informationrequest;

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
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.VisibleCase;

/// Queries for requests for information, limited to what the actor may see.
@ApplicationScoped
class InformationRequestStore {
    /// The most requests on one case that may wait for an answer at once.
    static final int MOST_OPEN = 50;

    private static final String COLUMNS = """
            select id, case_file, reference, region, from_agency, to_agency, question, asked_at, due_on, state, answer, ended_at, version
              from information_request
            """;
    private static final Query<String> HOLD = Query.of(String.class, "select cast(hold_case_to_ask($1) as text)");
    private static final Change ADD = Change.of("""
            insert into information_request (id, case_file, reference, country, region, from_agency, subject, to_agency, question, asked_at,
                due_on, due_at, state)
            select $1, c.id, c.reference, c.country, c.region, $3, $4, $5, $6, $7, $8, $9, 'OPEN' from case_file c where c.id = $2
            """);
    private static final Query<Long> COUNT_OPEN = Query.of(Long.class,
            "select count(*) from information_request where case_file = $1 and state = 'OPEN'");
    private static final Query<InformationRequest> OF_CASE = Query.of(InformationRequest.class, COLUMNS + """
             where case_file = $1 and (asked_at, id) < ($2, $3)
             order by asked_at desc, id desc
             limit $4
            """);
    private static final Query<InformationRequest> FIND = Query.of(InformationRequest.class, COLUMNS + " where case_file = $1 and id = $2");
    private static final Query<InformationRequest> TO = Query.of(InformationRequest.class, COLUMNS + """
             where to_agency = $1 and (asked_at, id) < ($2, $3)
             order by asked_at desc, id desc
             limit $4
            """);
    private static final Query<InformationRequest> ADDRESSED = Query.of(InformationRequest.class, COLUMNS
            + " where to_agency = $1 and id = $2");
    private static final Query<OpenRow> OPEN = Query.of(OpenRow.class, """
            select id, to_agency, asked_at, due_on from information_request
             where case_file = $1 and state = 'OPEN'
             order by due_on, id
             limit $2
            """);
    private static final Change ANSWER = Change.of("""
            update information_request set state = 'ANSWERED', answer = $3, ended_at = $4, ended_by = $5, version = version + 1
             where id = $1 and version = $2 and state = 'OPEN'
            """);
    private static final Change WITHDRAW = Change.of("""
            update information_request set state = 'WITHDRAWN', ended_at = $3, ended_by = $4, version = version + 1
             where id = $1 and version = $2 and state = 'OPEN'
            """);

    @RegisterForReflection
    record OpenRow(UUID id, UUID toAgency, Instant askedAt, LocalDate dueOn) {}

    /// Locks the case against closing and erasure until the end of the transaction. Call it before reading anything.
    Uni<Void> hold(UUID caseFile) {
        return HOLD.first(caseFile).replaceWithVoid();
    }

    /// @param question sealed
    /// @param dueAt when the last day is over
    Uni<Void> add(UUID id, VisibleCase file, Actor actor, UUID to, byte[] question, Instant at, LocalDate dueOn, Instant dueAt) {
        return ADD.execute(id, file.id(), actor.agency(), actor.subject(), to, question, at, dueOn, dueAt).replaceWithVoid();
    }

    Uni<Long> countOpen(UUID caseFile) {
        return COUNT_OPEN.one(caseFile);
    }

    /// Latest first.
    Uni<List<InformationRequest>> ofCase(UUID caseFile, Cursor after, int limit) {
        return OF_CASE.list(caseFile, after.at(), after.id(), limit);
    }

    Uni<Optional<InformationRequest>> find(UUID caseFile, UUID id) {
        return FIND.first(caseFile, id);
    }

    /// What an organisation was asked, latest first.
    Uni<List<InformationRequest>> to(UUID agency, Cursor after, int limit) {
        return TO.list(agency, after.at(), after.id(), limit);
    }

    Uni<Optional<InformationRequest>> addressed(UUID agency, UUID id) {
        return ADDRESSED.first(agency, id);
    }

    /// The earliest term first.
    Uni<List<OpenRow>> open(UUID caseFile) {
        return OPEN.list(caseFile, MOST_OPEN);
    }

    /// @param answer sealed
    /// @return false when somebody answered or withdrew it meanwhile
    Uni<Boolean> answer(InformationRequest request, byte[] answer, Actor actor, Instant at) {
        return ANSWER.execute(request.id(), request.version(), answer, at, actor.subject()).map(changed -> changed == 1);
    }

    /// @return false when somebody answered or withdrew it meanwhile
    Uni<Boolean> withdraw(InformationRequest request, Actor actor, Instant at) {
        return WITHDRAW.execute(request.id(), request.version(), at, actor.subject()).map(changed -> changed == 1);
    }
}
