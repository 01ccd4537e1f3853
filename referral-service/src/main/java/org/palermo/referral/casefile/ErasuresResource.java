package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/erasure")
@Authenticated
class ErasuresResource {
    private final Erasures erasures;
    private final CurrentActor actor;

    ErasuresResource(Erasures erasures, CurrentActor actor) {
        this.erasures = erasures;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "eraseCasePerson", summary = "Erase the person of a case file",
            description = "The file stays for the statistics. When the file is over, the person is erased at once (200). While it is open, "
                    + "the competent authority is told, and a second person must answer (202). Refused while a legal hold stands (409). "
                    + "Repeating it changes nothing.")
    @Allowed(roles = DATA_PROTECTION_OFFICER,
            scope = "cases in the regions that the caller covers; the caller reads nothing about the person; the erasure of an open "
                    + "case needs a second person")
    @Audited
    public Uni<RestResponse<ErasureView>> erase(UUID id, @Valid @NotNull ErasePerson command) {
        return erasures.erase(actor.get(), id, command.reason()).map(view -> view.isDone() ? RestResponse.ok(view) : RestResponse.accepted(view));
    }

    @POST
    @Path("/answer")
    @Operation(operationId = "answerErasure", summary = "Answer, as a second person, a request to erase the person of an open case file",
            description = "With `erase` false nothing is erased, and the request is gone. You can't answer your own request (409). When "
                    + "nobody has asked, or a legal hold stands, the answer is 409 too.")
    @Allowed(roles = {COMPETENT_AUTHORITY, DATA_PROTECTION_OFFICER},
            scope = "cases in the regions that the caller covers; only what another person has requested")
    @Audited
    public Uni<ErasureView> answer(UUID id, @Valid @NotNull AnswerErasure command) {
        return erasures.answer(actor.get(), id, command.erase());
    }
}
