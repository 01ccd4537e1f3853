package org.palermo.inspection.upload;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.file.OpenFiles;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Attachments",
        description = "Files of visits and findings. A phone sends them piece by piece, by tus 1.0, and continues where it stopped.")
@Path("/api/inspection/v1/attachments/{id}")
@Authenticated
class AttachmentContentsResource {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final Attachments attachments;
    private final OpenFiles open;
    private final CurrentActor actor;

    AttachmentContentsResource(Attachments attachments, OpenFiles open, CurrentActor actor) {
        this.attachments = attachments;
        this.open = open;
        this.actor = actor;
    }

    private record Answer(String type, String disposition, Multi<byte[]> blocks) {}

    @GET
    @Path("/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "downloadAttachment", summary = "Download a file of a visit, as it was sent",
            description = "A browser always downloads it and never shows it. Its SHA-256 is in `listAttachments`.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    public Multi<byte[]> download(UUID id) {
        Actor reader = actor.get();
        return answer(attachments.download(reader, id)
                .flatMap(file -> open.stream(reader.subject(), () -> file.content().open())
                        .map(blocks -> new Answer(MediaType.APPLICATION_OCTET_STREAM, disposition(file.name()), blocks))));
    }

    @GET
    @Path("/picture")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "showAttachment", summary = "Show the picture of a file of a visit",
            description = "A copy of a JPEG or PNG of at most 20 MiB that has only the checked parts of the picture: no place, no device, "
                    + "no comment, no hidden data. Its SHA-256 is `shownSha256`. Other files, and pictures that can't be checked "
                    + "completely (`shown` is false), get 409: download them instead.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    public Multi<byte[]> show(UUID id) {
        Actor reader = actor.get();
        return answer(attachments.show(reader, id)
                .flatMap(file -> open.picture(reader.subject(), () -> file.content().open(), file.picture())
                        .map(blocks -> new Answer(file.picture().mediaType(), "inline", blocks))));
    }

    private static Multi<byte[]> answer(Uni<Answer> answer) {
        return RestMulti.fromUniResponse(answer, Answer::blocks, given -> Map.of(
                "Content-Type", List.of(given.type()),
                "Content-Disposition", List.of(given.disposition()),
                "Content-Security-Policy", List.of(POLICY),
                "X-Content-Type-Options", List.of("nosniff"),
                "Cache-Control", List.of("no-store")));
    }

    private static String disposition(String name) {
        return name == null ? "attachment" : "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
