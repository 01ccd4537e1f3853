package org.palermo.referral.caserecord;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;

/// The routes of one kind of record; a subclass for each kind sets the path. The path here exists for the OpenAPI document, which needs the
/// case's id next to the methods.
@Path("/api/nrm/v1/cases/{id}/any-kind")
@Authenticated
public abstract class RecordRoutes<P extends Particulars> {
    private final Class<P> type;
    private final CaseRecords records;
    private final CurrentActor actor;

    protected RecordRoutes(Class<P> type, CaseRecords records, CurrentActor actor) {
        this.type = type;
        this.records = records;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a record of this kind to a case",
            description = "The answer is a receipt without the content. An organisation to which the record is addressed is told. All "
                    + "organisations of the case and the competent authority are told of a missing person, a withdrawn consent and a "
                    + "request about rights. A case without an identified person, and a state in which such a record can't begin, get 409.")
    @Audited
    public Uni<RestResponse<RecordReceipt>> add(@RestPath UUID id, @Context UriInfo at, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull P said) {
        return records.add(actor.get(), id, key, said)
                .map(receipt -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, receipt)
                .location(URI.create(at.getRequestUri().getRawPath() + "/" + receipt.id()))
                .header("ETag", ETags.of(receipt.version())).build());
    }

    @GET
    @Path("/{record}")
    @Operation(summary = "Read a record of this kind",
            description = "If it has not changed since the ETag in If-None-Match, the answer is 304.")
    @Audited
    public Uni<RestResponse<CaseRecordView<P>>> get(@RestPath UUID id, @RestPath UUID record) {
        return records.get(actor.get(), id, type, record)
                .map(ETags::on);
    }

    @PUT
    @Path("/{record}")
    @Operation(summary = "Replace the content of a record",
            description = "The earlier edition is kept. An organisation to which the record is newly addressed is told. All organisations "
                    + "of the case and the competent authority are told of a withdrawn consent and of a person who was found. A change to "
                    + "a state that can't follow gets 409. Send the ETag of the record in If-Match.")
    @Audited
    public Uni<RestResponse<RecordReceipt>> change(@RestPath UUID id, @RestPath UUID record, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull P said) {
        return records.change(actor.get(), id, record, ifMatch, said)
                .map(ETags::on);
    }

    @PATCH
    @Path("/{record}")
    @Consumes(MergePatch.TYPE)
    @Operation(summary = "Change some fields of a record (JSON Merge Patch)",
            description = "A field that you name is replaced, `null` removes it, and a list is replaced as a whole. The earlier edition is "
                    + "kept. A change to a state that can't follow gets 409. Send the ETag of the record in If-Match.")
    @Audited
    public Uni<RestResponse<RecordReceipt>> patch(@RestPath UUID id, @RestPath UUID record, @RestHeader("If-Match") String ifMatch,
            @NotNull Map<String, Object> patch) {
        return records.patch(actor.get(), id, type, record, ifMatch, patch).map(ETags::on);
    }
}
