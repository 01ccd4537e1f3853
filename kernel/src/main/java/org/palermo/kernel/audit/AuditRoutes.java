package org.palermo.kernel.audit;

import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// `/audit` of a service. Each service extends this with its own path.
@Authenticated
public abstract class AuditRoutes {
    private static final int MAX_LINKS = 1_000;

    private final AuditTrail trail;
    private final CurrentActor actor;

    protected AuditRoutes(AuditTrail trail, CurrentActor actor) {
        this.trail = trail;
        this.actor = actor;
    }

    /// @param record its id, or its reference if it has one
    @GET
    @Operation(operationId = "list{Service}Audit", summary = "List who has read or changed a record, latest first",
            description = "If no record in your countries has the reference, the list is empty. When a record was only shown in a list, "
                    + "the entry appears within a second. The audit records this request too.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER},
            scope = "the whole audit of this service: ids and codes; the question is recorded too")
    @Audited
    public Uni<Page<AccessView>> about(
            @RestQuery @NotNull @Size(max = 40) String record, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return trail.about(actor.get(), record, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/links")
    @Operation(operationId = "list{Service}AuditLinks", summary = "Read the chained audit from its beginning, to verify it elsewhere",
            description = "At the end of the chain, ask again later with the same cursor. After a restore from a backup an old cursor "
                    + "gets 410. The audit records this request too.")
    @Allowed(roles = AUDITOR, scope = "the whole audit of this service: ids and codes; the question is recorded too")
    @Audited
    public Uni<Page<AuditLinkView>> links(@RestQuery String cursor, @RestQuery @DefaultValue("200") @Min(1) @Max(MAX_LINKS) int limit) {
        return trail.links(actor.get(), cursor, limit);
    }
}
