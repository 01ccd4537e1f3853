package org.palermo.inspection.upload;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.ArrivingBody;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;

/// Speaks tus 1.0 (https://tus.io/protocols/resumable-upload). What a broken connection had brought is kept, so such a request goes on.
@Tag(name = "Attachments",
        description = "Files of visits and findings. A phone sends them piece by piece, by tus 1.0, and continues where it stopped.")
@Path("/api/inspection/v1/uploads")
@Authenticated
class UploadsResource {
    private static final String OWN = "uploads that the caller has begun herself";
    private static final String PIECE = "application/offset+octet-stream";
    /// The date of HTTP, in which the day has two digits.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Uploads uploads;
    private final UploadIntake intake;
    private final CurrentBody current;
    private final ArrivingBody arriving;
    private final CurrentActor actor;

    UploadsResource(Uploads uploads, UploadIntake intake, CurrentBody current, ArrivingBody arriving, CurrentActor actor) {
        this.uploads = uploads;
        this.intake = intake;
        this.current = current;
        this.arriving = arriving;
        this.actor = actor;
    }

    @OPTIONS
    @ResponseStatus(204)
    @Operation(operationId = "describeUploads", summary = "Ask how files are sent: the version of tus, its extensions and the largest file",
            description = "The answer is in the headers `Tus-Version`, `Tus-Extension`, `Tus-Max-Size` and `Tus-Checksum-Algorithm`.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "no record", also = {IMMIGRATION, UNREGISTERED})
    public Uni<RestResponse<Void>> describe() {
        return Uni.createFrom().item(RestResponse.ResponseBuilder.<Void>noContent()
                .header("Tus-Version", TusAnswers.VERSION)
                .header("Tus-Extension", "creation,expiration,checksum,termination")
                .header("Tus-Max-Size", Upload.MOST)
                .header("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS).build());
    }

    /// @param version of tus: `1.0.0`
    /// @param length bytes of the whole file, at most 1 GiB
    /// @param metadata `visit` is required, `finding`, `filename` and `filetype` are optional: each key, a space, and its value in Base64
    @POST
    @Cancellable(false)
    @ResponseStatus(201)
    @Operation(operationId = "beginUpload", summary = "Begin to send a file of a visit or a finding",
            description = "Send the pieces to the address in `Location`. `Upload-Expires` says until when the next piece must arrive. A "
                    + "file has at most 1 GiB. You may have 60 unfinished files, or 4 GiB of them, and may begin 8 GiB within a day "
                    + "(429). A visit that your inspectorate does not have gets 404, a finding of another visit 400.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a file to a visit of the caller's inspectorate")
    @Audited
    public Uni<RestResponse<Void>> begin(@RestHeader(TusAnswers.HEADER) String version, @RestHeader("Upload-Length") String length,
            @RestHeader(UploadMetadata.HEADER) String metadata) {
        TusAnswers.require(version);
        BeginUpload said = new UploadMetadata(metadata).begin(number("Upload-Length", length));
        Actor sender = actor.get();
        return uploads.begin(sender, said)
                .call(id -> said.size() == 0 ? intake.finish(sender, id) : Uni.createFrom().voidItem())
                .flatMap(id -> uploads.state(sender, id))
                .map(opened -> RestResponse.ResponseBuilder.<Void>create(201)
                        .header("Location", "/api/inspection/v1/uploads/" + opened.upload().id())
                        .header("Upload-Expires", DATE.format(opened.upload().expiresAt())).build());
    }

    /// @param version of tus: `1.0.0`
    @HEAD
    @Cancellable(false)
    @Path("/{id}")
    @ResponseStatus(200)
    @Operation(operationId = "getUploadOffset", summary = "Ask how much of a file has arrived",
            description = "`Upload-Offset` says at which byte to continue. When it equals `Upload-Length`, the file is an attachment. "
                    + "When all bytes have arrived and the file is still being checked, the answer is 503: ask again. A file that was "
                    + "removed from its visit since is complete too, so that nothing is sent again; then `Upload-Metadata` has no name.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<RestResponse<Void>> offset(@RestHeader(TusAnswers.HEADER) String version, UUID id) {
        TusAnswers.require(version);
        Actor sender = actor.get();
        return uploads.state(sender, id)
                // The service may have ended between the last piece and the answer.
                .call(opened -> opened.upload().isWhole() && opened.upload().state() == UploadState.ARRIVING
                        ? intake.finish(sender, id) : Uni.createFrom().voidItem())
                .map(opened -> {
                    Upload upload = opened.upload();
                    RestResponse.ResponseBuilder<Void> answer = RestResponse.ResponseBuilder.<Void>ok()
                            .header("Upload-Offset", upload.arrived())
                            .header("Upload-Length", upload.size())
                            .header(UploadMetadata.HEADER, UploadMetadata.write(upload, opened.particulars()))
                            .header("Cache-Control", "no-store");
                    return (upload.isWhole() ? answer : answer.header("Upload-Expires", DATE.format(upload.expiresAt()))).build();
                });
    }

    /// @param version of tus: `1.0.0`
    /// @param offset the byte of the file at which the piece begins
    /// @param checksum of the piece: `sha1` or `sha256`, a space, and the digest in Base64
    @PATCH
    @Cancellable(false)
    @Path("/{id}")
    @Consumes(PIECE)
    @ResponseStatus(204)
    @Operation(operationId = "sendUploadPiece", summary = "Send the next piece of a file, at most 1 MiB",
            description = "When the answer comes, the piece is on the disk, encrypted. `Upload-Offset` says at which byte to continue. "
                    + "Each piece but the last has at least 16 KiB; of a file larger than 64 MiB, at least 1/4096 of the file. A piece "
                    + "that begins at another byte gets 409: ask for the offset. A piece that was damaged on the way gets 460: send it "
                    + "again. When a piece breaks off (408), the bytes that arrived are kept, unless the piece had a checksum. An upload "
                    + "that nobody continued for seven days, and one whose file was removed from its visit, gets 410.")
    @RequestBody(required = true, content = @Content(mediaType = PIECE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<RestResponse<Void>> piece(@RestHeader(TusAnswers.HEADER) String version, UUID id, @RestHeader("Upload-Offset") String offset,
            @RestHeader(UploadChecksum.HEADER) String checksum) {
        TusAnswers.require(version);
        long at = number("Upload-Offset", offset);
        UploadChecksum promised = UploadChecksum.parse(checksum);
        Actor sender = actor.get();
        LargeBody body = current.get();
        return uploads.expect(sender, id, at)
                .flatMap(expected -> {
                    InputStream bytes = arriving.open(Upload.MOST_OF_PIECE);
                    return intake.take(sender, expected, body, bytes, promised);
                })
                .flatMap(next -> uploads.state(sender, id))
                .map(opened -> RestResponse.ResponseBuilder.<Void>noContent()
                        .header("Upload-Offset", opened.upload().arrived())
                        .header("Upload-Expires", DATE.format(opened.upload().expiresAt())).build());
    }

    /// @param version of tus: `1.0.0`
    /// @param offset the byte of the file at which the piece begins
    /// @param checksum of the piece: `sha1` or `sha256`, a space, and the digest in Base64
    @POST
    @Cancellable(false)
    @Path("/{id}")
    @Consumes(PIECE)
    @ResponseStatus(204)
    @Operation(operationId = "postUploadPiece", summary = "Send the next piece of a file from a program that can't send PATCH",
            description =
                    "It works like `sendUploadPiece`. The HTTP client of the JDK, and so tus-java-client outside of Android, sends POST "
                            + "instead.")
    @RequestBody(required = true, content = @Content(mediaType = PIECE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<RestResponse<Void>> posted(@RestHeader(TusAnswers.HEADER) String version, UUID id,
            @RestHeader("Upload-Offset") String offset, @RestHeader(UploadChecksum.HEADER) String checksum) {
        return piece(version, id, offset, checksum);
    }

    /// @param version of tus: `1.0.0`
    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "endUpload", summary = "Delete an unfinished upload",
            description = "A complete file is an attachment: this operation refuses it (409), `removeAttachment` removes it with a "
                    + "reason.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<RestResponse<Void>> end(@RestHeader(TusAnswers.HEADER) String version, UUID id) {
        TusAnswers.require(version);
        return uploads.end(actor.get(), id).map(ended -> RestResponse.noContent());
    }

    private static long number(String header, String value) {
        if (value == null || !value.matches("[0-9]{1,15}")) {
            throw Problems.invalid(header, "must be a number of bytes");
        }
        return Long.parseLong(value);
    }
}
