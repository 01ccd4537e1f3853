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

@Tag(name = "Case files")
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
    @Operation(summary = "Erase the person of a case file; the file stays for the statistics. Of an open file it waits for a second person (202). Refused while something bars it, e.g. a legal hold")
    @Allowed(roles = DATA_PROTECTION_OFFICER,
            scope = "cases in the regions that the caller covers; the caller reads nothing about the person; the erasure of an open "
                    + "case needs a second person")
    @Audited
    public Uni<RestResponse<ErasureView>> erase(UUID id, @Valid @NotNull ErasePerson command) {
        return erasures.erase(actor.get(), id, command.reason()).map(view -> view.isDone() ? RestResponse.ok(view) : RestResponse.accepted(view));
    }

    @POST
    @Path("/answer")
    @Operation(summary = "Say as a second person whether the person of an open case file is erased, as somebody else has asked")
    @Allowed(roles = {COMPETENT_AUTHORITY, DATA_PROTECTION_OFFICER},
            scope = "cases in the regions that the caller covers; only what another person has requested")
    @Audited
    public Uni<ErasureView> answer(UUID id, @Valid @NotNull AnswerErasure command) {
        return erasures.answer(actor.get(), id, command.erase());
    }
}
