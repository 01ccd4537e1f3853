package org.palermo.referral.difficulty;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Access difficulties",
        description = "Reports, without any name, that a survivor could not reach a service, and the figures from them.")
@Path("/api/nrm/v1/access-difficulties")
@Authenticated
class AccessDifficultiesResource {
    private final AccessDifficulties difficulties;
    private final CurrentActor actor;

    AccessDifficultiesResource(AccessDifficulties difficulties, CurrentActor actor) {
        this.difficulties = difficulties;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "reportAccessDifficulty", summary = "Report that a survivor could not reach a service",
            description = "Send codes only. The service stores neither who reported nor the time, only the quarter. Too many reports of "
                    + "one person in a day get 429.")
    @Allowed(roles = EVERY_ROLE, scope = "no record: the reporter is not stored")
    public Uni<DifficultyReported> report(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReportDifficulty command) {
        if (key != null) {
            Idempotency.requireUsable(key);
        }
        return difficulties.report(actor.get(), key, command);
    }
}
