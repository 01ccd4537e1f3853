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
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
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
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    AddressReleases(PlacementStore store, AddressReleaseStore releases, HeldPlaces places, PlacementDay day, Idempotency idempotency,
            Notices notices, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.releases = releases;
        this.places = places;
        this.day = day;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
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
    @Scoped
    public Uni<AddressReleaseView> release(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReleaseAddress command) {
        Actor actor = caller.get();
        return store.asked(id, actor)
                .flatMap(placement -> idempotency.once(actor, key, command, AddressReleaseView.class,
                        () -> release(actor, placement, command)));
    }

    private Uni<AddressReleaseView> release(Actor actor, Placement placement, ReleaseAddress command) {
        requireAllowed(placement, command);
        return store.lock(placement)
                .invoke(() -> requireStay(placement))
                .chain(() -> places.of(placement.hold()))
                .map(stay -> release(placement, stay, command))
                .call(release -> releases.add(release, actor.subject()))
                .call(release -> notices.tellAgency(placement.askingAgency(), "ADDRESS_RELEASED", placement.id(), placement.reference()))
                .call(release -> audit.record(actor, "ADDRESS_RELEASED", "placement", placement.id()));
    }

    private AddressReleaseView release(Placement placement, HeldStay stay, ReleaseAddress command) {
        Instant now = time.now();
        UUID subject = Objects.requireNonNullElseGet(command.subject(), () -> UUID.fromString(stay.subject()));
        return new AddressReleaseView(Ids.next(), placement.id(), subject, command.purpose(), now, now.plus(command.minutes(), ChronoUnit.MINUTES), null);
    }

    @GET
    @Path("/address-releases")
    @Operation(operationId = "listAddressReleases", summary = "List to whom the shelter's address was released, oldest first",
            description = "Releases that have ended are in the list too.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<Page<AddressReleaseView>> all(UUID id) {
        Actor actor = caller.get();
        return store.asked(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .chain(() -> releases.of(id))
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
        Actor actor = caller.get();
        return store.asked(id, actor)
                .chain(() -> releases.find(id, release))
                .map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> releases.end(release, time.now()))
                .chain(() -> audit.record(actor, "ADDRESS_TAKEN_BACK", "placement", id));
    }

    /// Read by the person to whom the address was released, during the release. For everybody else, and before and after, the
    /// answer is 404.
    @GET
    @Path("/address")
    @Operation(operationId = "getReleasedAddress", summary = "Read the address of a shelter that was released to you",
            description = "It is shown only during the release, only to the person to whom it was released, and neither after the end of "
                    + "the stay nor while the person who lives there is missing. Everybody else gets 404.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "an address that was released to the caller by name, for a placement that the caller's organisation requested, "
                    + "until it ends")
    @Audited
    @Scoped
    public Uni<ReleasedAddressView> read(UUID id) {
        Actor actor = caller.get();
        return releases.read(id, time.now())
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> audit.record(actor, "READ_ADDRESS", "placement", id))
                .call(found -> audit.record(actor, "READ_ADDRESS", "shelter", found.shelter()))
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
