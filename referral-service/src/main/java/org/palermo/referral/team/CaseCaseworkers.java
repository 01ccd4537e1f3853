package org.palermo.referral.team;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
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

/// Who of the authority works on one case, now and before.
@Tag(name = "Case teams", description = "The case coordinators who work on a case, and the people of its authority.")
@Path("/api/nrm/v1/cases/{id}/caseworkers")
@Authenticated
@ApplicationScoped
public class CaseCaseworkers {
    private static final String COVERED = "cases in the regions that the caller covers";

    private final AssignmentStore cases;
    private final CaseworkerStore store;
    private final CurrentOperation operation;

    CaseCaseworkers(AssignmentStore cases, CaseworkerStore store, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listCaseCaseworkers", summary = "List who of the authority works on a case, and who did before",
            description = "At most 200 people: first those who have the case now, then those who had it before, latest first.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<Page<CaseworkerView>> of(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return covered(actor, caseFile)
                .chain(() -> store.ofCase(caseFile))
                .call(() -> operation.record(actor, "READ_TEAM", Caseworkers.KIND, caseFile))
                .map(all -> new Page<>(all, null));
    }

    @DELETE
    @Path("/{person}")
    @Operation(operationId = "unassignCaseworker", summary = "Take a case away from a person of your authority",
            description = "The case is then assigned to nobody, or has no second reader. A person who does not have the case gets 404.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers; people of the caller's organisation")
    @Audited
    @Scoped
    public Uni<Void> end(@RestPath("id") UUID caseFile, UUID person) {
        Actor actor = operation.caller();
        return covered(actor, caseFile)
                .chain(() -> store.hold(List.of(caseFile)))
                .chain(() -> store.open(List.of(caseFile)))
                .map(open -> open.stream().filter(row -> row.person().equals(person) && row.agency().equals(actor.agency())).toList())
                .flatMap(hers -> store.end(hers, actor.subject(), operation.now()))
                .invoke(ended -> {
                    if (ended == 0) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> operation.record(actor, "UNASSIGN", Caseworkers.KIND, caseFile))
                .chain(() -> operation.record(actor, "UNASSIGN", "person", person));
    }

    private Uni<Void> covered(Actor actor, UUID caseFile) {
        return cases.toAssign(caseFile, actor.agency()).map(found -> found.filter(file -> actor.covers(file.region()))
                .orElseThrow(Problems::notFound)).replaceWithVoid();
    }
}
