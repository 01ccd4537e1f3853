package org.palermo.referral.task;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;

/// The tasks on a case, for its coordinators.
@Tag(name = "Tasks", description = "What case coordinators have to do on their cases, and by when.")
@Path("/api/nrm/v1/cases/{id}/tasks")
@Authenticated
@ApplicationScoped
public class CaseTasks {
    static final String KIND = "case_task";
    static final String CASE = "case_file";

    private final VisibleCases cases;
    private final TaskStore store;
    private final TaskChanges changes;
    private final CurrentOperation operation;

    CaseTasks(VisibleCases cases, TaskStore store, TaskChanges changes, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.changes = changes;
        this.operation = operation;
    }

    /// Only the id is remembered for a repeat, so that what has to be done is kept in one place.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addCaseTask", summary = "Add a task to a case that you work on",
            description = "Everybody who coordinates the case sees the task, also after the case was handed over. A case that is over, or "
                    + "has 100 open tasks, gets 409.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<TaskView> add(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddTask command) {
        Actor actor = operation.caller();
        return cases.workedOn(actor, id)
                .flatMap(file -> operation.once(actor, key, command, UUID.class, () -> changes.add(actor, file, command)
                        .call(task -> recorded(actor, "ADD", id, task))))
                .flatMap(task -> changes.find(id, task));
    }

    @GET
    @Operation(operationId = "listCaseTasks", summary = "List the tasks on a case, latest first",
            description = "The list has also tasks that were done or cancelled.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<Page<TaskView>> page(UUID id, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return cases.workedOn(actor, id)
                .chain(() -> store.ofCase(id, after, limit + 1))
                .flatMap(changes::views)
                .map(views -> Page.of(views, limit, view -> new Cursor(view.madeAt(), view.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(TaskView::id).toList()))
                .call(() -> operation.record(actor, "READ_TASKS", CASE, id));
    }

    @GET
    @Path("/{task}")
    @Operation(operationId = "getCaseTask", summary = "Read a task on a case",
            description = "You need its ETag to change or end it. A task of another case, and a case that you do not "
                    + "work on, get 404.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<RestResponse<TaskView>> get(UUID id, UUID task) {
        Actor actor = operation.caller();
        return cases.workedOn(actor, id)
                .chain(() -> changes.find(id, task))
                .call(found -> recorded(actor, "READ", id, task))
                .map(ETags::on);
    }

    @POST
    @Path("/{task}/end")
    @Operation(operationId = "endCaseTask", summary = "Record that a task is done, or is no longer needed",
            description = "A task that has ended already gets 409. Send the ETag of the task in If-Match.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<RestResponse<TaskView>> end(UUID id, UUID task, @RestHeader("If-Match") String ifMatch, @Valid @NotNull EndTask command) {
        Actor actor = operation.caller();
        return cases.workedOn(actor, id)
                .chain(() -> changes.end(actor, id, task, ifMatch, command))
                .chain(() -> changes.find(id, task))
                .call(found -> recorded(actor, command.outcome().name(), id, task))
                .map(ETags::on);
    }

    /// Audits both the task and the case, so that a search for either finds the entry.
    private Uni<Void> recorded(Actor actor, String action, UUID caseFile, UUID task) {
        return operation.record(actor, action, KIND, task).chain(() -> operation.record(actor, action + "_TASK", CASE, caseFile));
    }
}
