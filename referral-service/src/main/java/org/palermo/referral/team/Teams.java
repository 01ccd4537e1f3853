package org.palermo.referral.team;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.people.AccountAdoption;

/// Assigns people to cases.
@Tag(name = "Case teams", description = "The case coordinators who work on a case.")
@Path("/api/nrm/v1/cases/{id}/coordinators")
@ApplicationScoped
public class Teams {
    private static final String TEAMS = "competent authority: cases in the regions that the caller covers; agency administrator: people "
            + "of the caller's organisation, on cases that it has referred or works on";
    private static final String KIND = "case_file";

    private final AssignmentStore store;
    private final AccountAdoption people;
    private final CaseEvents tellings;
    private final ReportsTakenUp reports;
    private final CurrentOperation operation;

    @Inject
    Teams self;

    Teams(AssignmentStore store, AccountAdoption people, CaseEvents tellings, ReportsTakenUp reports, CurrentOperation operation) {
        this.store = store;
        this.people = people;
        this.tellings = tellings;
        this.reports = reports;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listCoordinators", summary = "List who works on a case",
            description = "An agency administrator gets only the people of their organisation. The person who has worked on it longest is "
                    + "first.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; agency administrator: people of the caller's "
                    + "organisation, on cases that it has referred or works on; case coordinator: cases that the caller works on")
    @Audited
    @Scoped
    public Uni<Page<CoordinatorView>> of(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return store.toAssign(caseFile, actor.agency())
                .flatMap(mine -> store.team(caseFile).invoke(team -> {
                    if (mine.isEmpty() && team.isEmpty()) {
                        throw Problems.notFound();
                    }
                }))
                .call(() -> operation.record(actor, "READ_TEAM", KIND, caseFile))
                .map(team -> new Page<>(team, null));
    }

    /// First adopts the account, outside the transaction, if it exists only in the identity provider.
    ///
    /// @param person the account of the case coordinator
    @PUT
    @Path("/{person}")
    @Operation(operationId = "assignCoordinator", summary = "Assign a case coordinator to a case",
            description = "From then on the coordinator sees the file and can ask for places and services. Their organisation is told. "
                    + "Repeating it changes nothing. A person who is not an active case coordinator gets 409, and so does a case that is "
                    + "over.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR}, scope = TEAMS)
    @Audited
    public Uni<CoordinatorView> assign(@RestPath("id") UUID caseFile, UUID person) {
        Actor actor = operation.caller();
        return people.know(actor, person).chain(() -> self.assigned(actor, caseFile, person));
    }

    @Scoped
    Uni<CoordinatorView> assigned(Actor actor, UUID caseFile, UUID person) {
        return store.lockCase(caseFile)
                .chain(() -> store.lock(person))
                .chain(() -> store.candidate(person))
                .flatMap(found -> store.hold(List.of(caseFile), found.map(AssignmentStore.Candidate::agency).orElse(null))
                        .map(held -> Optional.ofNullable(held.get(caseFile)))
                        .flatMap(file -> assigned(actor, found.orElseThrow(Problems::notFound), file.orElseThrow(Problems::notFound),
                                caseFile, person)))
                .map(Assignment::view);
    }

    private Uni<Assignment> assigned(
            Actor actor, AssignmentStore.Candidate candidate, AssignmentStore.AssignedCase file, UUID caseFile, UUID person) {
        Assignment wanted = assignment(candidate, file, caseFile, person);
        return store.add(wanted, actor.subject()).flatMap(added -> added
                ? told(actor, wanted, file)
                : store.open(caseFile, person).map(open -> open.orElseThrow(Problems::notFound)));
    }

    private Assignment assignment(AssignmentStore.Candidate candidate, AssignmentStore.AssignedCase file, UUID caseFile, UUID person) {
        if (!candidate.coordinates()) {
            throw Problems.conflict("team", "no-coordinator", "The person is not an active case coordinator.");
        }
        if (!file.takesWork()) {
            throw Problems.conflict("team", "case-over", "The case is over or has no identified person.");
        }
        return new Assignment(caseFile, file.region(), person, candidate.agency(), operation.now());
    }

    private Uni<Assignment> told(Actor actor, Assignment made, AssignmentStore.AssignedCase file) {
        return tellings.assigned(List.of(made))
                .chain(() -> tellings.stage(made.caseFile(), file.country(), file.stage(), file.recoveryEndsOn()))
                .chain(() -> reports.takenUp(List.of(made.caseFile())))
                .chain(() -> operation.record(actor, "ASSIGN", KIND, made.caseFile()))
                .chain(() -> operation.record(actor, "ASSIGN", "person", made.person()))
                .replaceWith(made);
    }

    /// @param person the account of the case coordinator
    @DELETE
    @Path("/{person}")
    @Operation(operationId = "unassignCoordinator", summary = "Remove a case coordinator from a case",
            description = "Their organisation is told. A person who does not work on the case gets 404.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR}, scope = TEAMS)
    @Audited
    @Scoped
    public Uni<Void> end(@RestPath("id") UUID caseFile, UUID person) {
        Actor actor = operation.caller();
        return store.open(caseFile, person)
                .map(open -> open.filter(assignment -> assignment.mayBeEndedBy(actor)).orElseThrow(Problems::notFound))
                .call(open -> store.end(caseFile, person, actor.subject(), operation.now()).invoke(ended -> {
                    if (!ended) {
                        throw Problems.notFound();
                    }
                }))
                .call(open -> tellings.ended(List.of(open)))
                .chain(() -> operation.record(actor, "UNASSIGN", KIND, caseFile))
                .chain(() -> operation.record(actor, "UNASSIGN", "person", person));
    }

    /// Whether the actor works on the case, for callers that continue in the same transaction.
    public Uni<Boolean> worksOn(Actor actor, UUID caseFile) {
        return store.isAssigned(actor.subject(), caseFile);
    }

    /// The references of those of these cases on which the actor works, for callers that continue in the same transaction.
    public Uni<Map<UUID, String>> workedOn(Actor actor, Collection<UUID> caseFiles) {
        return store.workedOn(actor.subject(), caseFiles);
    }
}
