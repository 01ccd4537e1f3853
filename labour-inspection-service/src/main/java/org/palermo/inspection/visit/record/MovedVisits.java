package org.palermo.inspection.visit.record;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
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

/// Lists which visits were moved from a workplace, and to it.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visit-moves")
@Authenticated
@ApplicationScoped
public class MovedVisits {
    private final VisitMoveStore store;
    private final CurrentOperation operation;

    MovedVisits(VisitMoveStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /// @param workplace from which or to which the visits were moved; records that were merged into it are included
    /// @return latest first
    @GET
    @Operation(operationId = "listVisitMoves", summary = "List the visits that were moved from a workplace or to it, latest first",
            description = "Visits of your inspectorate that were recorded at the wrong workplace. The record of each says why it was "
                    + "moved.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "visits of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Page<VisitMoveView>> page(@RestQuery @NotNull UUID workplace, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return store.ofWorkplace(actor, workplace, Cursor.parse(cursor), limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.movedAt(), row.id())))
                .call(page -> operation.record(actor, "LIST", "visit",
                        page.items().stream().map(VisitMoveStore.Row::visitRow).distinct().toList()))
                .flatMap(page -> store.read(actor, page.items()).map(read -> new Page<>(read, page.next())));
    }
}
