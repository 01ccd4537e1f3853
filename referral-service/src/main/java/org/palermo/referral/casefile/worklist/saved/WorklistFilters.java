package org.palermo.referral.casefile.worklist.saved;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.casefile.worklist.CaseFilter;
import org.palermo.referral.casefile.worklist.DueFilter;
import org.palermo.referral.casefile.worklist.WorklistSort;

/// The saved filters of the worklist. Each person sees only her own.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/worklist-filters")
@Authenticated
@ApplicationScoped
public class WorklistFilters {
    static final int MOST = 20;
    private static final String KIND = "worklist_filter";
    private static final String OWN = "filters of the caller";

    private final WorklistFilterStore store;
    private final Terms terms;
    private final CurrentOperation operation;

    WorklistFilters(WorklistFilterStore store, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.terms = terms;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listWorklistFilters", summary = "List your saved filters of the worklist, oldest first",
            description = "At most 20. Nobody else sees them.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER}, scope = OWN)
    @Scoped
    public Uni<Page<WorklistFilterView>> page() {
        return store.of(operation.caller().subject(), MOST).map(filters -> new Page<>(filters, null));
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "saveWorklistFilter", summary = "Save filters of the worklist under a name",
            description = "The values are those of the list of cases. No filter searches for the name of a person. Do not name a filter "
                    + "after a person; the name of the filter is encrypted all the same. You can save 20; one more gets 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorklistFilterView> save(@Valid @NotNull SaveWorklistFilter command, @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        CaseFilter filter = CaseFilter.parse(actor, command.stage(), DueFilter.parse(command.due()), command.with(), command.assigned(),
                command.region(), command.ageGroup(), command.exploitation(), command.recoveryWithin());
        CaseFilter.within(command.region(), terms.windows(operation.now()));
        WorklistSort.of(command.sort(), filter);
        return operation.once(actor, key, command, WorklistFilterView.class, () -> saved(actor, command));
    }

    private Uni<WorklistFilterView> saved(Actor actor, SaveWorklistFilter command) {
        return store.lock(actor.subject())
                .chain(() -> store.of(actor.subject(), MOST))
                .invoke(kept -> {
                    if (kept.size() >= MOST) {
                        throw Problems.conflict("worklist-filter", "too-many", "You have 20 saved filters. Delete one first.");
                    }
                })
                .chain(() -> store.add(actor, command, operation.now()))
                .call(view -> operation.record(actor, "SAVE_FILTER", KIND, view.id()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteWorklistFilter", summary = "Delete saved filters of the worklist",
            description = "Filters of another person get 404, like those that do not exist.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Void> delete(UUID id) {
        Actor actor = operation.caller();
        return store.delete(actor.subject(), id)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> operation.record(actor, "DELETE_FILTER", KIND, id));
    }
}
