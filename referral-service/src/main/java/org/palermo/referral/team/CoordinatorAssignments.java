package org.palermo.referral.team;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.people.AccountAdoption;
import org.palermo.referral.team.AssignmentStore.AssignedCase;
import org.palermo.referral.team.AssignmentStore.Candidate;
import org.palermo.referral.team.CasesAssigned.Outcome;

/// Assigns a case coordinator to several cases in one step. Each case is assigned, announced and audited like a single one.
@Tag(name = "Case teams", description = "The case coordinators who work on a case, and the people of its authority.")
@Path("/api/nrm/v1/coordinators/assignments")
@Authenticated
@ApplicationScoped
public class CoordinatorAssignments {
    private static final String KIND = "case_file";

    private final AssignmentStore store;
    private final AccountAdoption people;
    private final CaseEvents tellings;
    private final ReportsTakenUp reports;
    private final CurrentOperation operation;

    @Inject
    CoordinatorAssignments self;

    CoordinatorAssignments(AssignmentStore store, AccountAdoption people, CaseEvents tellings, ReportsTakenUp reports,
            CurrentOperation operation) {
        this.store = store;
        this.people = people;
        this.tellings = tellings;
        this.reports = reports;
        this.operation = operation;
    }

    /// First adopts the account, outside the transaction, if it exists only in the identity provider.
    @POST
    @Operation(operationId = "assignCoordinatorToCases", summary = "Assign a case coordinator to several cases",
            description = "The answer says for each case whether the coordinator was assigned, or why not. The others who work on the "
                    + "case stay. Send at most 50 cases, each once (400). A person who is not an active case coordinator gets 409. "
                    + "Repeating it changes nothing.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers, to case coordinators of any organisation")
    @Audited
    public Uni<CasesAssigned> assign(@Valid @NotNull AssignToCoordinator command) {
        if (Set.copyOf(command.cases()).size() < command.cases().size()) {
            throw Problems.invalid("cases", "must not name a case twice");
        }
        Actor actor = operation.caller();
        return people.know(actor, command.person()).chain(() -> self.assigned(actor, command));
    }

    /// Locks the cases, in one order for everybody who assigns several, then the person, and then the files, and assigns in that order.
    @Scoped
    Uni<CasesAssigned> assigned(Actor actor, AssignToCoordinator command) {
        List<UUID> sorted = command.cases().stream().sorted(Comparator.comparing(UUID::toString)).toList();
        return each(sorted, store::lockCase)
                .chain(() -> store.lock(command.person()))
                .chain(() -> store.candidate(command.person()))
                .map(found -> found.orElseThrow(Problems::notFound))
                .invoke(candidate -> {
                    if (!candidate.coordinates()) {
                        throw Problems.conflict("team", "no-coordinator", "The person is not an active case coordinator.");
                    }
                })
                .flatMap(candidate -> store.hold(sorted, candidate.agency())
                        .flatMap(held -> store.seen(sorted).flatMap(names -> each(sorted,
                                id -> one(actor, candidate, command.person(), id, held.get(id), names.get(id))))))
                .call(cases -> reports.takenUp(cases.stream()
                        .filter(one -> one.outcome() == Outcome.ASSIGNED).map(CasesAssigned.One::id).toList()))
                .map(cases -> asSent(command, cases));
    }

    private static <T> Uni<List<T>> each(List<UUID> cases, Function<UUID, Uni<? extends T>> done) {
        return Multi.createFrom().iterable(cases).onItem().transformToUniAndConcatenate(done).collect().asList();
    }

    private static CasesAssigned asSent(AssignToCoordinator command, List<CasesAssigned.One> cases) {
        return new CasesAssigned(cases.stream().sorted(Comparator.comparing(one -> command.cases().indexOf(one.id()))).toList());
    }

    /// @param file null when there is no such case for the actor
    private Uni<CasesAssigned.One> one(
            Actor actor, Candidate candidate, UUID person, UUID caseFile, AssignedCase file, String reference) {
        Uni<Outcome> outcome = file == null ? Uni.createFrom().item(Outcome.NOT_FOUND)
                : !file.takesWork() ? Uni.createFrom().item(Outcome.CASE_OVER)
                : assigned(actor, candidate, person, caseFile, file);
        return outcome.map(made -> new CasesAssigned.One(caseFile, reference, made));
    }

    private Uni<Outcome> assigned(Actor actor, Candidate candidate, UUID person, UUID caseFile, AssignedCase file) {
        Assignment wanted = new Assignment(caseFile, file.region(), person, candidate.agency(), operation.now());
        return store.add(wanted, actor.subject()).flatMap(added -> added
                ? told(actor, wanted, file).replaceWith(Outcome.ASSIGNED)
                : Uni.createFrom().item(Outcome.UNCHANGED));
    }

    private Uni<Void> told(Actor actor, Assignment made, AssignedCase file) {
        return tellings.assigned(List.of(made))
                .chain(() -> tellings.stage(made.caseFile(), file.country(), file.stage(), file.recoveryEndsOn()))
                .chain(() -> operation.record(actor, "ASSIGN", KIND, made.caseFile()))
                .chain(() -> operation.record(actor, "ASSIGN", "person", made.person()));
    }
}
