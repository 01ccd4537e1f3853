package org.palermo.inspection.directive;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Lists and reads orders. {@link VisitDirectives} issues them, {@link DirectiveSteps} does what happens to them.
@Tag(name = "Orders", description = "Orders of inspectors to employers, with their terms, appeals and steps.")
@Path("/api/inspection/v1/directives")
@ApplicationScoped
public class Directives {
    static final String KIND = "directive";
    static final String OWN = "records of the caller's inspectorate";

    private final DirectiveStore store;
    private final OpenDirectives open;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    Directives(DirectiveStore store, OpenDirectives open, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.open = open;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param state only those in this state
    /// @param workplace only those to this workplace
    /// @param visit only those founded on this visit
    /// @param overdue true for those whose term is over
    @GET
    @Operation(operationId = "listDirectives", summary = "List the orders of your inspectorate, latest first",
            description = "With `overdue`, only those whose term is over and that were not complied with. The list has no texts.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<DirectiveView>> page(@RestQuery String state, @RestQuery UUID workplace, @RestQuery UUID visit, @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        var filter = new DirectiveStore.Filter(Choice.of(DirectiveState.class, "state", state), workplace, visit, overdue);
        return store.page(actor, filter, after, time.now(), limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.issuedAt(), row.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(DirectiveStore.Row::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(row -> store.listed(row, time.now())).toList(), page.next()));
    }

    @GET
    @Path("/{directive}")
    @Operation(operationId = "getDirective", summary = "Read an order of your inspectorate, with its violations, steps and history")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> get(UUID directive) {
        Actor actor = caller.get();
        return open.view(actor, directive).call(() -> audit.record(actor, "READ", KIND, directive)).map(ETags::on);
    }
}
