package org.palermo.referral.document;


import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.PROSECUTOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.referral.document.AnswerFiles.ADDRESSED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.ArrivingBody;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;

/// Receives a file of an answer while it arrives, as {@link DocumentContentsResource} does for those who follow the case.
@Tag(name = "Requests for information",
        description = "Questions on a case to the organisation that referred or to another one, with a term, and the answers.")
@Path("/api/nrm/v1/received-information-requests/{request}/documents/{document}/content")
@Authenticated
class AnswerFilesResource {
    private final DocumentContents contents;
    private final FileIntake intake;
    private final CurrentBody current;
    private final ArrivingBody arriving;
    private final CurrentActor actor;

    AnswerFilesResource(DocumentContents contents, FileIntake intake, CurrentBody current, ArrivingBody arriving, CurrentActor actor) {
        this.contents = contents;
        this.intake = intake;
        this.current = current;
        this.arriving = arriving;
        this.actor = actor;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "sendAnswerFileContent", summary = "Send a file of an answer, at most 20 MiB",
            description = "It works like `sendCaseDocumentContent`: the media type of the request is `application/octet-stream`, and the "
                    + "file is "
                    + "encrypted under the person's key when the answer comes. A file that is not of the announced type, is empty, or "
                    + "is refused by the virus scanner gets 422; a larger one 413. Sending the same file again changes nothing; a "
                    + "different file gets 409, and so does a question that was answered or withdrawn. You can send one file at a time "
                    + "(429).")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {FIRST_RESPONDER, CASE_COORDINATOR, COMPETENT_AUTHORITY, SERVICE_PROVIDER, NGO, LEGAL_ADVISER, GUARDIAN, PROSECUTOR,
            SHELTER_MANAGER, INSPECTOR, CHIEF_INSPECTOR}, scope = ADDRESSED)
    @Audited
    public Uni<AnswerFileView> send(UUID request, UUID document) {
        Actor sender = actor.get();
        LargeBody file = current.get();
        return contents.expectOfAnswer(sender, request, document).flatMap(expected -> {
            InputStream body = arriving.open(FileIntake.MOST);
            return expected.row().state() == DocumentState.KEPT
                    ? file.work(() -> HexFormat.of().formatHex(intake.hash(body)))
                            .flatMap(hash -> contents.againOfAnswer(sender, request, document, hash))
                    : file.work(() -> intake.take(expected.file(), expected.key(), expected.row().type(), body))
                            .flatMap(taken -> contents.keepOfAnswer(sender, request, document, taken));
        });
    }
}
