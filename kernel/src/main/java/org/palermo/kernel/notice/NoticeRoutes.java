package org.palermo.kernel.notice;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// `/notices` of a service. Each says its own path by extending this, so that a notice is read where it arose.
@Authenticated
public abstract class NoticeRoutes {
    private final Notices notices;
    private final CurrentActor actor;

    protected NoticeRoutes(Notices notices, CurrentActor actor) {
        this.notices = notices;
        this.actor = actor;
    }

    @GET
    @Operation(summary = "What your organisation or your role must be told, the latest first")
    public Uni<Page<Notice>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return notices.mine(actor.get(), Cursor.parse(cursor), limit);
    }

    @PUT
    @Path("/{id}/read")
    @Operation(summary = "Mark a notice as read")
    public Uni<Void> read(UUID id) {
        return notices.read(actor.get(), id);
    }
}
