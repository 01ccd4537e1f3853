package org.palermo.referral.casefile;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Certificates",
        description = "Certificates that the person of a case carries, and the question whether the carrier may be removed from the "
                + "country.")
@Path("/api/nrm/v1/removal-questions")
@Authenticated
class RemovalQuestionsResource {
    private final RemovalQuestions questions;
    private final CurrentActor actor;

    RemovalQuestionsResource(RemovalQuestions questions, CurrentActor actor) {
        this.questions = questions;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "askRemovalQuestion",
            summary = "Ask whether the person who carries a certificate may be removed from the country",
            description = "The answer is `PROTECTED_UNTIL` with a day, or `ASK_COMPETENT_AUTHORITY`, also for an unknown reference and for "
                    + "a case of a country in which you do not act. A reference that does not fit its check symbol gets 400, too many "
                    + "questions 429. The organisations that have the case are told, once a day when an organisation repeats a question.")
    @Allowed(roles = EVERY_ROLE, also = IMMIGRATION,
            scope = "the reference that a person carries, in the country in which the caller acts; limited in number for an "
                    + "organisation")
    @Audited
    public Uni<RemovalAnswer> ask(@Valid @NotNull AskRemoval command) {
        return questions.ask(actor.get(), command);
    }
}
