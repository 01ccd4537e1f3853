package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Handover and address", description = "Where the shelter meets the people, and to whom the shelter's address is released.")
@Path("/api/shelter/v1/placements/{id}")
@Authenticated
class AddressReleasesResource {
    private static final String OWN_SHELTERS = "shelters that the caller's organisation runs";

    private final AddressReleases releases;
    private final CurrentActor actor;

    AddressReleasesResource(AddressReleases releases, CurrentActor actor) {
        this.releases = releases;
        this.actor = actor;
    }

    @POST
    @Path("/address-releases")
    @ResponseStatus(201)
    @Operation(operationId = "releaseAddress", summary = "Release the shelter's address to one person, for a purpose and a limited time",
            description = "Without `subject` it is released to the person who asked for the place; only people of the organisation that "
                    + "asked can read it. That organisation is told. `minutes` has a limit in the profile (400). Before the acceptance, "
                    + "once the person has left, and while the person is missing, the answer is 409.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<AddressReleaseView> release(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReleaseAddress command) {
        return releases.release(actor.get(), id, key, command);
    }

    @GET
    @Path("/address-releases")
    @Operation(operationId = "listAddressReleases", summary = "List to whom the shelter's address was released, oldest first",
            description = "Releases that have ended are in the list too.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<Page<AddressReleaseView>> all(UUID id) {
        return releases.all(actor.get(), id);
    }

    @DELETE
    @Path("/address-releases/{release}")
    @Operation(operationId = "revokeAddressRelease", summary = "Revoke a release of the shelter's address",
            description = "Revoking it again changes nothing.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<Void> end(UUID id, UUID release) {
        return releases.end(actor.get(), id, release);
    }

    @GET
    @Path("/address")
    @Operation(operationId = "getReleasedAddress", summary = "Read the address of a shelter that was released to you",
            description = "It is shown only during the release, only to the person to whom it was released, and neither after the end of "
                    + "the stay nor while the person who lives there is missing. Everybody else gets 404.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "an address that was released to the caller by name, for a placement that the caller's organisation requested, "
                    + "until it ends")
    @Audited
    public Uni<ReleasedAddressView> read(UUID id) {
        return releases.read(actor.get(), id);
    }
}
