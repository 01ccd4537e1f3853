package org.palermo.shelter.placement.handover;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.Placement;
import org.palermo.shelter.placement.PlacementDay;
import org.palermo.shelter.placement.PlacementStore;

/// Lets a named person know where a shelter is, for a limited time.
@Tag(name = "Handover and address", description = "Where the shelter meets the people, and to whom the shelter's address is released.")
@Path("/api/shelter/v1/placements/{id}")
@Authenticated
@ApplicationScoped
public class AddressReleases {
    private final PlacementStore store;
    private final AddressReleaseStore releases;
    private final HeldPlaces places;
    private final PlacementDay day;
    private final Notices notices;
    private final CurrentOperation operation;

    AddressReleases(PlacementStore store, AddressReleaseStore releases, HeldPlaces places, PlacementDay day, Notices notices,
            CurrentOperation operation) {
        this.store = store;
        this.releases = releases;
        this.places = places;
        this.day = day;
        this.notices = notices;
        this.operation = operation;
    }

    @POST
    @Path("/address-releases")
    @ResponseStatus(201)
    @Operation(operationId = "releaseAddress", summary = "Release the shelter's address to one person, for a purpose and a limited time",
            description = "Without `subject` it is released to the person who asked for the place; only people of the organisation that "
                    + "asked can read it. That organisation is told. The profile limits `minutes` (400). The answer is 409 before the "
                    + "acceptance, while the person is missing, and once the person has left.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<AddressReleaseView> release(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReleaseAddress command) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .flatMap(placement -> operation.once(actor, key, command, AddressReleaseView.class,
                        () -> release(actor, placement, command)));
    }

    private Uni<AddressReleaseView> release(Actor actor, Placement placement, ReleaseAddress command) {
        requireAllowed(placement, command);
        return store.lock(placement)
                .invoke(() -> requireStay(placement))
                .chain(() -> places.of(placement.hold()))
                .flatMap(stay -> add(actor, release(placement, stay, command), stay))
                .call(release -> notices.tellAgency(placement.askingAgency(), "ADDRESS_RELEASED", placement.id(), placement.reference()))
                .call(release -> operation.record(actor, "ADDRESS_RELEASED", "placement", placement.id()));
    }

    private Uni<AddressReleaseView> add(Actor actor, AddressRelease release, HeldStay stay) {
        return releases.add(release, actor.subject()).map(done -> AddressReleaseView.of(release, stay));
    }

    private AddressRelease release(Placement placement, HeldStay stay, ReleaseAddress command) {
        Instant now = operation.now();
        UUID subject = Objects.requireNonNullElseGet(command.subject(), () -> UUID.fromString(stay.subject()));
        return new AddressRelease(Ids.next(), placement.id(), subject, command.purpose(), now,
                now.plus(command.minutes(), ChronoUnit.MINUTES), null);
    }

    @GET
    @Path("/address-releases")
    @Operation(operationId = "listAddressReleases", summary = "List to whom the shelter's address was released, oldest first",
            description = "Releases that have ended are in the list too.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Page<AddressReleaseView>> all(UUID id) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .call(() -> operation.record(actor, "READ", "placement", id))
                .flatMap(placement -> places.of(placement.hold()))
                .flatMap(stay -> releases.of(id).map(all -> all.stream().map(release -> AddressReleaseView.of(release, stay)).toList()))
                .map(all -> new Page<>(all, null));
    }

    /// Revokes a release. Revoking it twice changes nothing.
    @DELETE
    @Path("/address-releases/{release}")
    @Operation(operationId = "revokeAddressRelease", summary = "Revoke a release of the shelter's address",
            description = "Revoking it again changes nothing.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Void> end(UUID id, UUID release) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .chain(() -> releases.find(id, release))
                .map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> releases.end(release, operation.now()))
                .chain(() -> operation.record(actor, "ADDRESS_TAKEN_BACK", "placement", id));
    }

    /// Read by the person to whom the address was released, during the release. For everybody else, and before and after, the
    /// answer is 404.
    @GET
    @Path("/address")
    @Operation(operationId = "getReleasedAddress", summary = "Read the address of a shelter that was released to you",
            description = "The address is shown only to the person to whom it was released, and only while the release lasts. It is not "
                    + "shown after the end of the stay, nor while the person who lives there is missing. Everybody else gets 404.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "an address that was released to the caller by name, for a placement that the caller's organisation requested, "
                    + "until it ends")
    @Audited
    @Scoped
    public Uni<ReleasedAddressView> read(UUID id) {
        Actor actor = operation.caller();
        return releases.read(id, operation.now())
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ_ADDRESS", "placement", id))
                .call(found -> operation.record(actor, "READ_ADDRESS", "shelter", found.shelter()))
                .map(AddressReleaseStore.Released::view);
    }

    private void requireAllowed(Placement placement, ReleaseAddress command) {
        int most = day.profile(placement).addressReleaseMinutes();
        if (command.minutes() > most) {
            throw Problems.invalid("minutes", "must be at most " + most);
        }
    }

    private static void requireStay(Placement placement) {
        if (!placement.isStay() || placement.state() == PlacementState.MISSING) {
            throw Problems.conflict("placement", "not-now",
                    "An address can be released only for a person who was accepted, has not left and is not missing.");
        }
    }
}
