package org.palermo.inspection.evidence;

import static org.palermo.inspection.evidence.EvidenceFiles.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.palermo.inspection.upload.FinishedUploads;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.SealedDataDamaged;

/// Copies the file of an attachment, between the transactions of {@link AttachedEvidence}.
@Tag(name = "Evidence", description = "Photographs, documents and recordings of a visit, with their chain of custody.")
@Path("/api/inspection/v1/visits/{visit}/attachments/{attachment}/evidence")
@Authenticated
class AttachedEvidenceResource {
    private final AttachedEvidence evidence;
    private final FinishedUploads uploads;
    private final FileIntake intake;
    private final CurrentActor actor;

    AttachedEvidenceResource(AttachedEvidence evidence, FinishedUploads uploads, FileIntake intake, CurrentActor actor) {
        this.evidence = evidence;
        this.uploads = uploads;
        this.intake = intake;
        this.actor = actor;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, attachment or finding of it; 409 when the
    ///     attachment is evidence, or the visit has as much evidence as it may; 422 when it is too large and no recording, or of no type of
    ///     evidence
    @POST
    @Cancellable(false)
    @ResponseStatus(201)
    @Operation(operationId = "keepAttachment", summary = "Keep a file of a visit as evidence",
            description = "Use it for a file that a phone sent. The service checks the file like any evidence, and encrypts a copy of it "
                    + "under the key of the evidence. The copy has the same SHA-256; the attachment stays. The chain of custody begins "
                    + "when the file arrived from the phone. A recording may have 1 GiB. Another file of more than 20 MiB, or of a type "
                    + "that evidence can't have, gets 422. An attachment that is already evidence gets 409, also when two requests come "
                    + "at once. Repeating the request with the same `Idempotency-Key` gets the evidence as it is now. While a large "
                    + "recording is being copied, the repeat gets 503 (`upload:busy`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<RestResponse<EvidenceView>> keep(UUID visit, UUID attachment, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull KeepAttachment said) {
        Actor by = actor.get();
        return evidence.expect(by, visit, attachment, said)
                .flatMap(expected -> (expected.isEvidence() ? Uni.createFrom().<AttachedEvidence.Copied>nullItem()
                        : uploads.read(attachment, () -> copy(expected))
                                // A file that is removed while it is read looks damaged, or of another type: then this answers 404.
                                .onFailure().recoverWithUni(failure -> evidence.expect(by, visit, attachment, said)
                                        .flatMap(there -> Uni.createFrom().failure(failure))))
                        .flatMap(copied -> evidence.keep(by, visit, expected, key, said, copied)))
                .map(view -> RestResponse.ResponseBuilder
                        .<EvidenceView>created(URI.create("/api/inspection/v1/visits/" + visit + "/evidence/" + view.id()))
                        .entity(view).build());
    }

    private AttachedEvidence.Copied copy(AttachedEvidence.Expected expected) throws IOException {
        FinishedUploads.Finished from = expected.from();
        FileType type = type(from);
        if (from.size() > FileIntake.MOST && !type.isRecording()) {
            throw Problems.unprocessable("evidence", "attachment-large",
                    "Evidence must be at most 20 MiB, unless it is a recording. This file stays with its visit as it is.");
        }
        try (InputStream file = from.content().open()) {
            FileIntake.Taken taken = intake.take(expected.file(), expected.key(), type, file,
                    type.isRecording() ? FinishedUploads.MOST : FileIntake.MOST);
            if (!HexFormat.of().formatHex(taken.file().sha256()).equals(from.sha256())) {
                throw new SealedDataDamaged("An attachment");
            }
            return new AttachedEvidence.Copied(type, taken);
        }
    }

    /// By its first bytes; text has none of its own, so the sender must have said that it is text.
    private static FileType type(FinishedUploads.Finished from) throws IOException {
        try (InputStream file = from.content().open()) {
            return FileType.of(file.readNBytes(FileType.HEAD)).orElseGet(() -> {
                if (from.type() != null && from.type().startsWith(FileType.TEXT.mediaType())) {
                    return FileType.TEXT;
                }
                throw Problems.unprocessable("evidence", "attachment-type",
                        "Evidence must be a picture (JPEG, PNG), a PDF, a Word document, text, or a recording (MP4, WebM, Ogg, MP3, WAV). "
                                + "This file is none of these.");
            });
        }
    }
}
