package org.palermo.inspection.evidence;

import static org.palermo.inspection.evidence.EvidenceFiles.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

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

/// Receives the file of evidence while it arrives, and gives it while it is read.
@Tag(name = "Evidence", description = "Photographs, documents and recordings of a visit, with their chain of custody.")
@Path("/api/inspection/v1/visits/{visit}/evidence/{evidence}")
@Authenticated
class EvidenceContentsResource {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final EvidenceContents contents;
    private final FileIntake intake;
    private final OpenFiles open;
    private final CurrentBody current;
    private final ArrivingBody arriving;
    private final CurrentActor actor;

    EvidenceContentsResource(EvidenceContents contents, FileIntake intake, OpenFiles open, CurrentBody current, ArrivingBody arriving,
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
    @Operation(operationId = "sendEvidenceContent", summary = "Send the file of evidence, at most 20 MiB",
            description = "Whatever the type of the file, the media type of the request is `application/octet-stream`. The file is on the "
                    + "disk, encrypted under its key, when the answer comes. A file that is not of the announced type, is empty, or "
                    + "is refused by the virus scanner gets 422; a larger one 413. The answer is 503, and nothing is kept, if the virus "
                    + "scanner does not answer or no place for files is configured. Sending the same file again changes nothing; a "
                    + "different file gets 409. You can send one file at a time (429).")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<EvidenceView> send(UUID visit, UUID evidence) {
        Actor sender = actor.get();
        LargeBody file = current.get();
        return contents.expect(sender, visit, evidence).flatMap(expected -> {
            InputStream body = arriving.open(FileIntake.MOST);
            return expected.row().state() == EvidenceState.KEPT
                    ? file.work(() -> HexFormat.of().formatHex(intake.hash(body)))
                            .flatMap(hash -> contents.again(sender, visit, evidence, hash))
                    : file.work(() -> intake.take(expected.file(), expected.key(), expected.row().type(), body))
                            .flatMap(taken -> contents.keep(sender, visit, evidence, taken));
        });
    }

    @GET
    @Path("/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadEvidence", summary = "Download the file of evidence, as it was sent",
            description = "A browser always downloads it and never shows it. Its SHA-256 is in `getEvidence`. Evidence whose file has not "
                    + "arrived gets 409, removed evidence 410.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Multi<byte[]> download(UUID visit, UUID evidence) {
        Actor reader = actor.get();
        return answer(contents.show(reader, visit, evidence, "DOWNLOAD", view -> true)
                        .flatMap(shown -> open.file(reader.subject(), shown.file(), shown.key())
                                .map(blocks -> new Answer(shown.view(), blocks))),
                view -> Disposition.attachment(view.name()));
    }

    @GET
    @Path("/picture")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "showEvidence", summary = "Show the picture of evidence",
            description = "A copy of a JPEG or PNG that has only the checked parts of the picture: no place, no device, no comment, no "
                    + "hidden data. Its SHA-256 is `shownSha256`. Other files, and pictures that can't be checked completely (`shown` is "
                    + "false), get 409: download them instead.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Multi<byte[]> show(UUID visit, UUID evidence) {
        Actor reader = actor.get();
        return answer(contents.show(reader, visit, evidence, "SHOW", EvidenceView::shown)
                        .flatMap(shown -> open.picture(reader.subject(), shown.file(), shown.key(), shown.view().type())
                                .map(blocks -> new Answer(shown.view(), blocks))),
                view -> "inline");
    }

    private record Answer(EvidenceView view, Multi<byte[]> blocks) {}

    private static Multi<byte[]> answer(Uni<Answer> answer, Function<EvidenceView, String> disposition) {
        return RestMulti.fromUniResponse(answer, Answer::blocks, shown -> Map.of(
                "Content-Type", List.of(shown.view().type().mediaType()),
                "Content-Disposition", List.of(disposition.apply(shown.view())),
                "Content-Security-Policy", List.of(POLICY),
                "X-Content-Type-Options", List.of("nosniff"),
                "Cache-Control", List.of("no-store")));
    }
}
