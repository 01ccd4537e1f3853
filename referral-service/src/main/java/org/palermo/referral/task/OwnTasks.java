package org.palermo.referral.task;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// The open tasks of a coordinator, on all cases that she works on.
@Tag(name = "Tasks", description = "What case coordinators have to do on their cases, and by when.")
@Path("/api/nrm/v1/tasks")
@Authenticated
@ApplicationScoped
public class OwnTasks {
    private final TaskStore store;
    private final TaskChanges changes;
    private final CurrentOperation operation;

    OwnTasks(TaskStore store, TaskChanges changes, CurrentOperation operation) {
        this.store = store;
        this.changes = changes;
        this.operation = operation;
    }

    /// The day of a task stands in the cursor as an instant.
    @GET
    @Operation(operationId = "listTasks", summary = "List the open tasks on the cases that you work on, the longest overdue first",
            description = "Tasks that colleagues have added to your cases are among them.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<Page<TaskView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor, Cursor.EARLIEST);
        return store.own(actor.subject(), LocalDate.ofInstant(after.at(), ZoneOffset.UTC), after.id(), limit + 1)
                .flatMap(changes::views)
                .map(views -> Page.of(views, limit, view -> new Cursor(view.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant(), view.id())))
                .call(page -> operation.record(actor, "LIST", CaseTasks.KIND, page.items().stream().map(TaskView::id).toList()));
    }
}
