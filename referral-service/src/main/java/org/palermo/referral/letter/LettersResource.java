package org.palermo.referral.letter;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case records: support",
        description = "Records of a case on needs, steps towards an independent living and loans, and letters that give no reason.")
@Path("/api/nrm/v1/cases/{id}/letters")
@Authenticated
class LettersResource {
    private final Letters letters;
    private final CurrentActor actor;

    LettersResource(Letters letters, CurrentActor actor) {
        this.letters = letters;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "writeLetter", summary = "Write a letter to an employer or a bank that gives no reason",
            description = "The letter is in English. Nothing is stored. When no name of the person is kept, the answer is 409.")
    @Allowed(roles = CASE_COORDINATOR, scope = "cases that the caller works on")
    @Audited
    public Uni<LetterView> write(UUID id, @Valid @NotNull WriteLetter command) {
        return letters.write(actor.get(), id, command);
    }
}
