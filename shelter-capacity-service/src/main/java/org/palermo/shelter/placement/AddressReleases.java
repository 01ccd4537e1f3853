package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.PlacementState;

/// Lets a named person know where a shelter is, for a limited time.
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

    AddressReleases(PlacementStore store, AddressReleaseStore releases, HeldPlaces places, PlacementDay day, Idempotency idempotency,
            Notices notices, TransactionTime time, Audit audit) {
        this.store = store;
        this.releases = releases;
        this.places = places;
        this.day = day;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<AddressReleaseView> release(Actor actor, UUID id, String key, ReleaseAddress command) {
        return store.asked(id, actor)
                .flatMap(placement -> idempotency.once(actor, key, command, AddressReleaseView.class,
                        () -> release(actor, placement, command)));
    }

    private Uni<AddressReleaseView> release(Actor actor, Placement placement, ReleaseAddress command) {
        requireAllowed(placement, command);
        return store.lock(placement)
                .invoke(() -> requireStay(placement))
                .chain(() -> places.of(placement.hold))
                .map(stay -> release(placement, stay, command))
                .call(release -> releases.add(release, actor.subject()))
                .call(release -> notices.tellAgency(placement.askingAgency, "ADDRESS_RELEASED", placement.id, placement.reference))
                .call(release -> audit.record(actor, "ADDRESS_RELEASED", "placement", placement.id));
    }

    private AddressReleaseView release(Placement placement, HeldStay stay, ReleaseAddress command) {
        Instant now = time.now();
        UUID subject = Objects.requireNonNullElseGet(command.subject(), () -> UUID.fromString(stay.subject()));
        return new AddressReleaseView(Ids.next(), placement.id, subject, command.purpose(), now, now.plus(command.minutes(), ChronoUnit.MINUTES), null);
    }

    @Scoped
    public Uni<Page<AddressReleaseView>> all(Actor actor, UUID id) {
        return store.asked(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .chain(() -> releases.of(id))
                .map(all -> new Page<>(all, null));
    }

    /// Revokes a release. Revoking it twice changes nothing.
    @Scoped
    public Uni<Void> end(Actor actor, UUID id, UUID release) {
        return store.asked(id, actor)
                .chain(() -> releases.find(id, release))
                .map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> releases.end(release, time.now()))
                .chain(() -> audit.record(actor, "ADDRESS_TAKEN_BACK", "placement", id));
    }

    /// Read by the person to whom the address was released, during the release. For everybody else, and before and after, the
    /// answer is 404.
    @Scoped
    public Uni<ReleasedAddressView> read(Actor actor, UUID id) {
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
        if (!placement.isStay() || placement.state == PlacementState.MISSING) {
            throw Problems.conflict("placement", "not-now",
                    "An address can be released only for a person who was accepted, has not left and is not missing.");
        }
    }
}
