package org.palermo.referral.htcds.imports;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.UnreadBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.htcds.file.FileBytes;

@Tag(name = "Human Trafficking Case Data Standard", description = "Import and export of case files in the form of HTCDS 2.0.")
@Path("/api/nrm/v1/htcds/files")
@Authenticated
class ImportsResource {
    private static final String OWN_IMPORTS = "imports of the caller's organisation";
    private final Imports imports;
    private final ImportPieces pieces;
    private final ImportJob job;
    private final UnreadBody unreadBody;
    private final CurrentActor actor;

    ImportsResource(Imports imports, ImportPieces pieces, ImportJob job, UnreadBody unreadBody, CurrentActor actor) {
        this.imports = imports;
        this.pieces = pieces;
        this.job = job;
        this.unreadBody = unreadBody;
        this.actor = actor;
    }

    /// @param from how many bytes of the file were sent before this piece
    @PUT
    @Path("/{id}/pieces")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "sendHtcdsPiece", summary = "Send one piece of the file, 1 MiB each and the rest last",
            description = "`from` is the byte at which the piece begins. Sending a piece again changes nothing. A piece that does not "
                    + "begin where the last one ended gets 409, a piece of another size 400. After the last piece the import of the rows "
                    + "begins.")
    @RequestBody(required = true,
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> piece(UUID id, @RestQuery @NotNull @Min(0) Long from) {
        Actor sender = actor.get();
        return pieces.expect(sender, id, from).chain(() -> unreadBody.read(FileBytes.PIECE))
                .chain(bytes -> pieces.piece(sender, id, from, bytes))
                .invoke(view -> {
                    if (view.state() == ImportState.QUEUED) {
                        job.begin();
                    }
                });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHtcdsImport", summary = "Read how far an import is: bytes received, rows handled",
            description = "`received` is the byte at which the next piece begins. Ask again until `state` is `DONE`, `FAILED` or "
                    + "`CANCELLED`. An import of another organisation gets 404.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = OWN_IMPORTS)
    @Audited
    public Uni<ImportView> get(UUID id) {
        return imports.get(actor.get(), id);
    }
}
