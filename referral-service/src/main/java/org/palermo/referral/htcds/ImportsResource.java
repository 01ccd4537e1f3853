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

@Tag(name = "Human Trafficking Case Data Standard")
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
    @Operation(summary = "Begin to bring a file of HTCDS 2.0: the Excel template, instances of the form, or CSV; the same file again goes on where it was")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<RestResponse<ImportView>> begin(@RestHeader(Idempotency.HEADER) String key, @NotNull @Valid BeginImport command) {
        return imports.begin(actor.get(), key, command)
                .map(view -> RestResponse.ResponseBuilder.<ImportView>created(URI.create("/api/nrm/v1/htcds/files/" + view.id())).entity(view).build());
    }

    @PUT
    @Path("/{id}/pieces")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Bring the piece of the file that begins at a byte, of 1 MiB but for the last; with the last one the import of its rows begins")
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
    @Operation(summary = "The imports of your organisation, the latest first")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<Page<ImportView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return imports.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import is: bytes that came, rows that were dealt with")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> get(UUID id) {
        return imports.get(actor.get(), id);
    }

    @GET
    @Path("/{id}/report")
    @Operation(summary = "What became of each field, with counts and rows: mapped, coerced and by which trap of the published files, kept as it was, or lost")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = BROUGHT)
    @Audited
    public Uni<LossReport> report(UUID id) {
        return imports.report(actor.get(), id);
    }

    @GET
    @Path("/{id}/rejected")
    @Operation(summary = "The rows that could not be taken, each with its reason")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = BROUGHT)
    @Audited
    public Uni<RejectedRows> rejected(UUID id, @RestQuery @DefaultValue("0") @Min(0) int after, @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        return imports.rejected(actor.get(), id, after, limit);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Stop an import and forget its file; rows that are in stay")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> cancel(UUID id) {
        return imports.cancel(actor.get(), id);
    }
}
