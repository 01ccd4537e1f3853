package org.palermo.referral.casefile.erasure;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/// Lists who was erased, with the proof, and which erasures wait for a second person.
@Tag(name = "Retention", description = "Which records are due for erasure, and the legal holds that keep some of them.")
@Path("/api/nrm/v1/erasures")
@Authenticated
@ApplicationScoped
class ErasureProofs {
    private static final String SCOPE = "cases in the regions that the caller covers; nothing about the person";

    private final ErasureProofStore store;
    private final CurrentOperation operation;

    ErasureProofs(ErasureProofStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /// @param year only those of this calendar year, in UTC
    @GET
    @Operation(operationId = "listErasures", summary = "List the persons of case files who were erased, latest first, with the proof",
            description = "Each entry says when and why the person was erased, who asked and who agreed, and which link of the audit "
                    + "chain proves it. An earlier backup still has the record; restoring it erases the record again.")
    @Allowed(roles = DATA_PROTECTION_OFFICER, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<Page<ErasureProof>> page(@RestQuery @Min(2000) @Max(2200) Integer year, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return store.page(actor, year, Cursor.parse(cursor), limit + 1)
                .map(rows -> Page.of(rows, limit, one -> new Cursor(one.erasedAt(), one.id())))
                .call(page -> operation.record(actor, "LIST_ERASURES", CaseFileRetention.KIND, page.items().stream()
                        .map(ErasureProof::id).toList()));
    }

    @GET
    @Path("/waiting")
    @Operation(operationId = "listWaitingErasures",
            summary = "List the erasures of persons of open cases that wait for a second person, longest waiting first",
            description = "The list has the reference and the region of the case, why the person is to be erased, and since when the "
                    + "erasure waits. It has nothing about the person. The account that asked can't agree.")
    @Allowed(roles = {COMPETENT_AUTHORITY, DATA_PROTECTION_OFFICER}, scope = SCOPE)
    @Audited
    @Scoped
    public Uni<Page<WaitingErasure>> waiting(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        return store.waiting(actor, Cursor.parse(cursor, Cursor.EARLIEST), limit + 1)
                .map(rows -> Page.of(rows, limit, one -> new Cursor(one.askedAt(), one.id())))
                .call(page -> operation.record(actor, "LIST_ERASURES", CaseFileRetention.KIND, page.items().stream()
                        .map(WaitingErasure::id).toList()));
    }
}
