package org.palermo.referral.team;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.people.AccountAdoption;
import org.palermo.referral.team.CasesAssigned.Outcome;
import org.palermo.referral.team.CaseworkerStore.HeldCase;
import org.palermo.referral.team.CaseworkerStore.OpenRow;

/// The people of a competent authority and the cases that each of them has.
@Tag(name = "Case teams", description = "The case coordinators who work on a case, and the people of its authority.")
@Path("/api/nrm/v1/caseworkers")
@Authenticated
@ApplicationScoped
public class Caseworkers {
    static final String KIND = "case_file";

    private final CaseworkerStore store;
    private final AccountAdoption people;
    private final ReportsTakenUp reports;
    private final CurrentOperation operation;

    @Inject
    Caseworkers self;

    Caseworkers(CaseworkerStore store, AccountAdoption people, ReportsTakenUp reports, CurrentOperation operation) {
        this.store = store;
        this.people = people;
        this.reports = reports;
        this.operation = operation;
    }

    /// Reads the names first, outside the transaction.
    @GET
    @Operation(operationId = "listCaseworkers", summary = "List the people of your authority who can be given cases",
            description = "The list has at most 200 people, each with the number of open cases.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "people of the caller's organisation with the role of a competent authority")
    @Audited
    public Uni<Page<CaseworkerLoad>> page() {
        Actor actor = operation.caller();
        return people.namesOfColleagues(actor).flatMap(names -> self.loads(actor, names));
    }

    @Scoped
    Uni<Page<CaseworkerLoad>> loads(Actor actor, Map<UUID, String> names) {
        return store.people()
                .call(() -> operation.record(actor, "LIST", "agency_people", actor.agency()))
                .map(rows -> new Page<>(rows.stream()
                        .map(row -> new CaseworkerLoad(row.person(), names.get(row.person()), row.cases(), row.secondReadings()))
                        .toList(), null));
    }

    /// First adopts the account, outside the transaction, if it exists only in the identity provider.
    @POST
    @Path("/assignments")
    @Operation(operationId = "assignCases", summary = "Give cases to a person of your authority",
            description = "The answer says for each case whether it was assigned, or why not. If another person of your authority had the "
                    + "case, she no longer has it. Send at most 100 cases, each once (400). A person of another organisation gets 404; a "
                    + "person who is not active or may not decide gets 409. Repeating it changes nothing.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers, to people of the caller's organisation")
    @Audited
    public Uni<CasesAssigned> assign(@Valid @NotNull AssignCases command) {
        if (Set.copyOf(command.cases()).size() < command.cases().size()) {
            throw Problems.invalid("cases", "must not name a case twice");
        }
        Actor actor = operation.caller();
        return people.know(actor, command.person()).chain(() -> self.assigned(actor, command));
    }

    @Scoped
    Uni<CasesAssigned> assigned(Actor actor, AssignCases command) {
        // Locks her account first and her cases afterwards, as a suspension does.
        return store.candidate(command.person())
                .invoke(decides -> {
                    if (!decides.orElseThrow(Problems::notFound)) {
                        throw Problems.conflict("team", "no-caseworker", "The person is not active or may not decide for your authority.");
                    }
                })
                .chain(() -> store.lock(command.person()))
                .chain(() -> store.hold(command.cases()))
                .flatMap(held -> store.open(command.cases()).flatMap(open -> kept(actor, command, held, open)));
    }

    private Uni<CasesAssigned> kept(Actor actor, AssignCases command, List<HeldCase> held, List<OpenRow> open) {
        Map<UUID, HeldCase> found = held.stream().collect(Collectors.toMap(HeldCase::id, Function.identity()));
        Map<UUID, Outcome> outcomes = new HashMap<>();
        List<OpenRow> replaced = new ArrayList<>();
        for (UUID id : command.cases()) {
            List<OpenRow> have = open.stream().filter(row -> row.caseFile().equals(id)).toList();
            outcomes.put(id, outcome(actor, command, found.get(id), have));
            if (outcomes.get(id) == Outcome.ASSIGNED) {
                have.stream().filter(row -> row.part() == command.part()).forEach(replaced::add);
            }
        }
        List<HeldCase> assigned = held.stream().filter(one -> outcomes.get(one.id()) == Outcome.ASSIGNED).toList();
        return store.end(replaced, actor.subject(), operation.now())
                .chain(() -> store.add(assigned, command.part(), command.person(), actor, operation.now()))
                .chain(() -> reports.takenUp(assigned.stream().map(HeldCase::id).toList()))
                .chain(() -> operation.record(actor, "ASSIGN_" + command.part(), KIND, assigned.stream().map(HeldCase::id).toList()))
                .chain(() -> operation.record(actor, "ASSIGN_" + command.part(), "person", command.person()))
                .replaceWith(new CasesAssigned(command.cases().stream()
                        .map(id -> new CasesAssigned.One(id, found.containsKey(id) ? found.get(id).reference() : null, outcomes.get(id)))
                        .toList()));
    }

    private static Outcome outcome(Actor actor, AssignCases command, HeldCase file, List<OpenRow> have) {
        if (file == null) {
            return Outcome.NOT_FOUND;
        }
        if (!file.takesWork()) {
            return Outcome.CASE_OVER;
        }
        for (OpenRow row : have) {
            if (row.person().equals(command.person())) {
                return row.part() == command.part() ? Outcome.UNCHANGED : Outcome.OTHER_PART;
            }
            if (!row.agency().equals(actor.agency())) {
                return Outcome.OTHER_AUTHORITY;
            }
        }
        return Outcome.ASSIGNED;
    }
}
