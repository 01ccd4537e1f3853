package org.palermo.referral.document;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.ArrivingBody;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.file.Disposition;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.file.OpenFiles;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;

/// Receives the file of a document while it arrives, and gives it while it is read.
@Tag(name = "Case documents", description = "Files on a case: PDF, JPEG, PNG, DOCX and text.")
@Path("/api/nrm/v1/cases/{id}/documents/{document}")
@Authenticated
class DocumentContentsResource {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final DocumentContents contents;
    private final FileIntake intake;
    private final OpenFiles open;
    private final CurrentBody current;
    private final ArrivingBody arriving;
    private final CurrentActor actor;

    DocumentContentsResource(DocumentContents contents, FileIntake intake, OpenFiles open, CurrentBody current, ArrivingBody arriving,
            CurrentActor actor) {
        this.contents = contents;
        this.intake = intake;
        this.open = open;
        this.current = current;
        this.arriving = arriving;
        this.actor = actor;
    }

    @PUT
    @Path("/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "sendCaseDocumentContent", summary = "Send the file of a document, at most 20 MiB",
            description = "Whatever the type of the file, the media type of the request is `application/octet-stream`. The file is on the "
                    + "disk, encrypted under the person's key, when the answer comes. A file that is not of the announced type, is empty, "
                    + "or is refused by the virus scanner gets 422; a larger one 413. The answer is 503, and nothing is kept, if the "
                    + "virus scanner does not answer or no place for files is configured. Sending the same file again changes nothing; a "
                    + "different file gets 409. You can send one file at a time (429).")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    public Uni<DocumentView> send(UUID id, UUID document) {
        Actor sender = actor.get();
        LargeBody file = current.get();
        return contents.expect(sender, id, document).flatMap(expected -> {
            InputStream body = arriving.open(FileIntake.MOST);
            return expected.row().state() == DocumentState.KEPT
                    ? file.work(() -> HexFormat.of().formatHex(intake.hash(body)))
                            .flatMap(hash -> contents.again(sender, id, document, hash))
                    : file.work(() -> intake.take(expected.file(), expected.key(), expected.row().type(), body))
                            .flatMap(taken -> contents.keep(sender, id, document, taken));
        });
    }

    @GET
    @Path("/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadCaseDocument", summary = "Download the file of a document, as it was sent",
            description = "A browser always downloads it and never shows it. Its SHA-256 is in `getCaseDocument`. A document whose file "
                    + "has not arrived gets 409, a removed document 410.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    public Multi<byte[]> download(UUID id, UUID document) {
        Actor reader = actor.get();
        return answer(contents.show(reader, id, document, "DOWNLOAD", view -> true)
                        .flatMap(shown -> open.file(reader.subject(), shown.file(), shown.key())
                                .map(blocks -> new Answer(shown.view(), blocks))),
                view -> Disposition.attachment(view.name()));
    }

    @GET
    @Path("/picture")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "showCaseDocument", summary = "Show the picture of a document",
            description = "A copy of a JPEG or PNG that has only the checked parts of the picture: no place, no comment, no hidden data. "
                    + "Other files, and pictures that can't be checked completely (`shown` is false), get 409: download them instead.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    public Multi<byte[]> show(UUID id, UUID document) {
        Actor reader = actor.get();
        return answer(contents.show(reader, id, document, "SHOW", DocumentView::shown)
                        .flatMap(shown -> open.picture(reader.subject(), shown.file(), shown.key(), shown.view().type())
                                .map(blocks -> new Answer(shown.view(), blocks))),
                view -> "inline");
    }

    private record Answer(DocumentView view, Multi<byte[]> blocks) {}

    private static Multi<byte[]> answer(Uni<Answer> answer, Function<DocumentView, String> disposition) {
        return RestMulti.fromUniResponse(answer, Answer::blocks, shown -> Map.of(
                "Content-Type", List.of(shown.view().type().mediaType()),
                "Content-Disposition", List.of(disposition.apply(shown.view())),
                "Content-Security-Policy", List.of(POLICY),
                "X-Content-Type-Options", List.of("nosniff"),
                "Cache-Control", List.of("no-store")));
    }
}
