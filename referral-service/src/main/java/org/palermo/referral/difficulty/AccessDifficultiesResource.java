package org.palermo.referral.difficulty;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
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
            description = "Send codes only. Who reported is not kept, and of the time only the quarter. Too many reports of one person in "
                    + "a day get 429.")
    @Allowed(roles = EVERY_ROLE, scope = "no record: the reporter is not stored")
    public Uni<DifficultyReported> report(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReportDifficulty command) {
        if (key != null) {
            Idempotency.requireUsable(key);
        }
        return difficulties.report(actor.get(), key, command);
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "getAccessDifficulties", summary = "Read which services survivors could not reach, by quarter",
            description = "The answer has shares and counts by category in quarters that are over, as they were released. A country in "
                    + "which you have no office gets 404.")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR},
            scope = "figures of a country of which the caller covers at least a part, protected and released for the quarter")
    public Uni<DifficultySummary> summary(@RestQuery @NotNull String country, @RestQuery @DefaultValue("8") @Min(1) @Max(20) int quarters) {
        return difficulties.summary(actor.get(), country, quarters);
    }
}
