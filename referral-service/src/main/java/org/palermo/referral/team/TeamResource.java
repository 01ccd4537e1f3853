package org.palermo.referral.team;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// Each operation sets whether one person works on one case. A repeat changes nothing, and no update of another caller can be lost, so
/// there is no ETag.
@Tag(name = "Case teams", description = "The case coordinators who work on a case.")
@Path("/api/nrm/v1/cases/{id}/coordinators")
@Authenticated
class TeamResource {
    private static final String TEAMS = "competent authority: cases in the regions that the caller covers; agency administrator: people of the caller's "
            + "organisation, on cases that it has referred or works on";

    private final Teams teams;
    private final CurrentActor actor;

    TeamResource(Teams teams, CurrentActor actor) {
        this.teams = teams;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listCoordinators", summary = "List who works on a case",
            description = "An agency administrator gets only the people of their organisation. Who has worked on it longest is first.")
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; agency administrator: people of the caller's "
                    + "organisation, on cases that it has referred or works on; case coordinator: cases that the caller works on")
    @Audited
    public Uni<Page<CoordinatorView>> of(UUID id) {
        return teams.of(actor.get(), id);
    }

    @PUT
    @Path("/{person}")
    @Operation(operationId = "assignCoordinator", summary = "Assign a case coordinator to a case",
            description = "From then on the coordinator sees the file and can ask for places and services. Their organisation is told. "
                    + "Repeating it changes nothing. A person who is no active case coordinator, and a case that is over, get 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR}, scope = TEAMS)
    @Audited
    public Uni<CoordinatorView> assign(UUID id, UUID person) {
        return teams.assign(actor.get(), id, person);
    }

    @DELETE
    @Path("/{person}")
    @Operation(operationId = "unassignCoordinator", summary = "Remove a case coordinator from a case",
            description = "Their organisation is told. A person who does not work on the case gets 404.")
    @Allowed(roles = {COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR}, scope = TEAMS)
    @Audited
    public Uni<Void> end(UUID id, UUID person) {
        return teams.end(actor.get(), id, person);
    }
}
