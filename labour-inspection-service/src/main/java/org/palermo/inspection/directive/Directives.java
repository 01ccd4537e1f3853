package org.palermo.inspection.directive;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// Lists and reads orders. {@link VisitDirectives} issues them, {@link DirectiveSteps} changes them.
@Tag(name = "Orders", description = "Orders of inspectors to employers, with their terms, appeals and steps.")
@Path("/api/inspection/v1/directives")
@ApplicationScoped
public class Directives {
    static final String KIND = "directive";
    static final String OWN = "records of the caller's inspectorate";

    private final DirectiveStore store;
    private final DirectiveAccess access;
    private final WorkplaceNames workplaces;
    private final CurrentOperation operation;

    Directives(DirectiveStore store, DirectiveAccess access, WorkplaceNames workplaces, CurrentOperation operation) {
        this.store = store;
        this.access = access;
        this.workplaces = workplaces;
        this.operation = operation;
    }

    /// @param state only those in this state
    /// @param workplace only those to this workplace
    /// @param visit only those based on this visit
    /// @param claim only those that are based on this wage claim
    /// @param overdue true for those whose term is over
    @GET
    @Operation(operationId = "listDirectives", summary = "List the orders of your inspectorate, latest first",
            description = "`overdue` chooses the orders whose last day has passed and that were not complied with. The list does not show "
                    + "the texts of the orders.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<DirectiveView>> page(@RestQuery String state, @RestQuery UUID workplace, @RestQuery UUID visit, @RestQuery UUID claim,
            @RestQuery @DefaultValue("false") boolean overdue, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        var filter = new DirectiveStore.Filter(EnumParameter.of(DirectiveState.class, "state", state), workplace, visit, claim, overdue);
        return store.page(actor, filter, after, operation.now(), limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.issuedAt(), row.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(DirectiveStore.Row::id).toList()))
                .flatMap(page -> workplaces.names(actor, page.items().stream().map(DirectiveStore.Row::workplace).toList())
                        .map(names -> new Page<>(page.items().stream().map(row -> store.listed(row, operation.now()).named(names)).toList(),
                                page.next())));
    }

    /// @param language of the texts of its violations, BCP 47; that of the catalogue where there is no other
    @GET
    @Path("/{directive}")
    @Operation(operationId = "getDirective", summary = "Read an order of your inspectorate, with its violations, steps and history",
            description = "You need its ETag for each change. The texts are left out once their retention time is over. An order of "
                    + "another inspectorate gets 404.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> get(UUID directive,
            @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        return access.view(actor, directive, language).call(() -> operation.record(actor, "READ", KIND, directive))
                .flatMap(view -> workplaces.names(actor, List.of(view.workplace())).map(view::named)).map(ETags::on);
    }
}
