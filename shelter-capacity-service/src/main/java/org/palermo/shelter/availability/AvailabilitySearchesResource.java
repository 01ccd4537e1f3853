package org.palermo.shelter.availability;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;

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
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Availability", description = "The search for a safe place, which shows areas and never a shelter.")
@Path("/api/shelter/v1/availability-searches")
@Authenticated
class AvailabilitySearchesResource {
    private final AvailabilitySearches searches;
    private final CurrentActor actor;

    AvailabilitySearchesResource(AvailabilitySearches searches, CurrentActor actor) {
        this.searches = searches;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "searchAvailability", summary = "Search for a safe place for people on given nights, in or near an area",
            description = "The answer has areas with a band of free places, never a shelter or an exact number. Hold an offer before it "
                    + "ends; only you can use it. If the search finds nothing, `askInstead` says whom to ask. A search costs one question "
                    + "of your budget (429). Only case coordinators may avoid an organisation, for a case (403). A case that you do not "
                    + "work on gets 404. Send no names.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "all shelters, answered for each area as yes or as a band, never which shelter, where or how many places; limited "
                    + "in number for an hour and for a day; only coordinators may avoid an organisation; a named case must be "
                    + "one that the caller works on, and is recorded with the search")
    @Audited
    public Uni<AvailabilityView> search(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull SearchAvailability command) {
        return searches.search(actor.get(), key, command);
    }
}
