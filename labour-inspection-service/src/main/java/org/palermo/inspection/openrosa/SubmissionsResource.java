package org.palermo.inspection.openrosa;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;

/// Takes visits with their findings from programs on phones. It reads the raw body, because it compares its bytes and its hash.
@Tag(name = "Phones", description = "Phones of inspectors that work with ODK Collect, and the forms that they sent.")
@Path("/api/inspection/v1/submissions")
@Authenticated
class SubmissionsResource {
    private static final String SHA256 = "sha-256=:";

    private final FormSubmissions submissions;
    private final ObjectMapper json;
    private final CurrentActor actor;

    SubmissionsResource(FormSubmissions submissions, ObjectMapper json, CurrentActor actor) {
        this.submissions = submissions;
        this.json = json;
        this.actor = actor;
    }

    /// @param id that the phone gave it, a UUID
    /// @param digest of the body, as RFC 9530 writes it: `sha-256=:`, the SHA-256 in Base64, and a colon
    /// @param body the visit with its findings
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "submitVisit", summary = "Send a visit with its findings from a phone, under an id that the phone chooses",
            description = "The service records everything or nothing. The same body again gets the same answer. A different body under "
                    + "the same id gets 409 (`form:kept`); both are stored, and a person settles them with `settleFormSubmission`. With "
                    + "`Content-Digest`, a body that was damaged on the way gets 460: send it again. A violation that was not law on its "
                    + "day is refused (400), and so is a visit of a private household without `entry`.")
    @RequestBody(required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SubmittedForm.class)))
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a visit with its findings, in the caller's name")
    @Audited
    public Uni<SubmissionView> submit(UUID id, @RestHeader("Content-Digest") String digest, @NotNull String body) {
        Actor sender = actor.get();
        if (sender.agency() == null) {
            throw Problems.forbidden("visit", "no-agency", "Only an inspectorate records visits.");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        require(digest, bytes);
        FilledForm form;
        try {
            form = SubmittedForm.read(bytes, json).filled("uuid:" + id);
        } catch (JsonProcessingException wrong) {
            return Uni.createFrom().failure(wrong);
        }
        return submissions.take(sender, null, form, bytes).map(taken -> {
            if (taken.waits()) {
                throw Problems.conflict("form", "kept",
                        "A different body was already sent under this id. Both are stored. Choose which one is right.");
            }
            return new SubmissionView(id, taken.knownVisit());
        });
    }

    private static void require(String digest, byte[] bytes) {
        if (digest == null) {
            return;
        }
        if (!digest.startsWith(SHA256) || !digest.endsWith(":") || digest.length() > 100) {
            throw Problems.invalid("Content-Digest", "must be sha-256=:, the SHA-256 of the body in Base64, and a colon");
        }
        try {
            byte[] promised = Base64.getDecoder().decode(digest.substring(SHA256.length(), digest.length() - 1));
            if (!MessageDigest.isEqual(promised, MessageDigest.getInstance("SHA-256").digest(bytes))) {
                throw Problems.changedOnTheWay("form", "digest",
                        "The SHA-256 of the body is not the one in Content-Digest. Send it again.");
            }
        } catch (IllegalArgumentException notBase64) {
            throw Problems.invalid("Content-Digest", "must be sha-256=:, the SHA-256 of the body in Base64, and a colon");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
