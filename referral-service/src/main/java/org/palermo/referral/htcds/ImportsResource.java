package org.palermo.referral.htcds;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.Piece;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Human Trafficking Case Data Standard", description = "Import and export of case files in the form of HTCDS 2.0.")
@Path("/api/nrm/v1/htcds/files")
@Authenticated
class ImportsResource {
    private static final String OWN_IMPORTS = "imports of the caller's organisation";
    private static final String BROUGHT = "imports of the caller's organisation; nothing that the rows contain";

    private final Imports imports;
    private final ImportJob job;
    private final Piece piece;
    private final CurrentActor actor;

    ImportsResource(Imports imports, ImportJob job, Piece piece, CurrentActor actor) {
        this.imports = imports;
        this.job = job;
        this.piece = piece;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "beginHtcdsImport",
            summary = "Begin the import of an HTCDS 2.0 file: Excel template, instances of the form, or CSV",
            description = "The same file of the same organisation is the same import and continues where it was, unless that one failed or "
                    + "was cancelled. Then send the file in pieces. A file has at most 512 MiB (400), and the unfinished files of an "
                    + "organisation at most 1 GiB in all (409). An agency that is not designated as a first responder gets 403.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<RestResponse<ImportView>> begin(@RestHeader(Idempotency.HEADER) String key, @NotNull @Valid BeginImport command) {
        return imports.begin(actor.get(), key, command)
                .map(view -> RestResponse.ResponseBuilder.<ImportView>created(URI.create("/api/nrm/v1/htcds/files/" + view.id())).entity(view).build());
    }

    @PUT
    @Path("/{id}/pieces")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "sendHtcdsPiece", summary = "Send one piece of the file, 1 MiB each and the rest last",
            description = "`from` is the byte at which the piece begins. Sending a piece again changes nothing. A piece that does not "
                    + "begin where the last one ended gets 409, one of another size 400. After the last piece the import of the rows "
                    + "begins.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> piece(UUID id, @RestQuery @NotNull @Min(0) Long from) {
        Actor sender = actor.get();
        return imports.expect(sender, id, from).chain(() -> piece.read(Imports.PIECE)).chain(bytes -> imports.piece(sender, id, from, bytes)).invoke(view -> {
            if (view.state() == ImportState.QUEUED) {
                job.begin();
            }
        });
    }

    @GET
    @Operation(operationId = "listHtcdsImports", summary = "List the imports of your organisation, latest first")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<Page<ImportView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return imports.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHtcdsImport", summary = "Read how far an import is: bytes received, rows handled")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> get(UUID id) {
        return imports.get(actor.get(), id);
    }

    @GET
    @Path("/{id}/report")
    @Operation(operationId = "getHtcdsReport", summary = "Read what an import did with each field",
            description = "A field was mapped, coerced (with the trap of the published files), kept as it was, or lost; each with counts "
                    + "and rows.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = BROUGHT)
    @Audited
    public Uni<LossReport> report(UUID id) {
        return imports.report(actor.get(), id);
    }

    @GET
    @Path("/{id}/rejected")
    @Operation(operationId = "listHtcdsRejectedRows",
            summary = "List the rejected rows of an import in the order of the file, each with its reason",
            description = "`after` is the row after which the list begins. A reason says nothing of what the row contains.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = BROUGHT)
    @Audited
    public Uni<RejectedRows> rejected(UUID id, @RestQuery @DefaultValue("0") @Min(0) int after, @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        return imports.rejected(actor.get(), id, after, limit);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelHtcdsImport", summary = "Cancel an import and delete its file",
            description = "Imported rows stay. Cancelling it again changes nothing. An import that is over gets 409.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> cancel(UUID id) {
        return imports.cancel(actor.get(), id);
    }
}
