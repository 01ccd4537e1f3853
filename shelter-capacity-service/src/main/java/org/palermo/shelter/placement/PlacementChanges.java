package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.handover.HandoverStore;

/// Changes one placement. Locks the nights first, then the hold, then the placement: every transaction uses this order. The change,
/// its step, the audit and the notice to the other side are one transaction.
@ApplicationScoped
class PlacementChanges {
    private final PlacementStore store;
    private final PlacementNotices notices;
    private final HandoverStore handovers;
    private final HeldPlaces places;
    private final PlacementViews views;
    private final CurrentOperation operation;

    PlacementChanges(PlacementStore store, PlacementNotices notices, HandoverStore handovers, HeldPlaces places,
            PlacementViews views, CurrentOperation operation) {
        this.store = store;
        this.notices = notices;
        this.handovers = handovers;
        this.places = places;
        this.views = views;
        this.operation = operation;
    }

    /// Runs once for each idempotency key: a repeated request gets the first response again, whatever has happened to the placement
    /// since.
    ///
    /// @param command the body, to detect a different request under the same key; empty for no body
    Uni<PlacementView> once(Actor actor, Placement placement, Sent sent, PlacementChange change) {
        UUID id = placement.id;
        return operation.once(actor, sent.key(), sent.command(), PlacementView.class,
                () -> make(actor, placement, sent.ifMatch(), change));
    }

    private Uni<PlacementView> make(Actor actor, Placement placement, String ifMatch, PlacementChange change) {
        return places.of(placement.hold)
                .call(stay -> places.lock(stay, change.reach().apply(placement)))
                .call(() -> store.lock(placement))
                .invoke(() -> ETags.require(ifMatch, placement.version))
                .invoke(() -> placement.become(change.verb(), actor, operation.now()))
                .invoke(() -> change.first().accept(placement))
                .call(stay -> change.then().on(placement, stay))
                .call(() -> forgotten(placement))
                .call(store::flush)
                .call(() -> notices.changed(actor, placement, change.verb()))
                .flatMap(stay -> views.of(actor, placement, stay));
    }

    /// Deletes the handover once the people have arrived or can no longer come.
    private Uni<Void> forgotten(Placement placement) {
        if (placement.handoverAt == null || placement.state == PlacementState.ACCEPTED) {
            return Uni.createFrom().voidItem();
        }
        placement.handoverAt = null;
        return handovers.forget(placement.id);
    }

    /// The idempotency key, `If-Match` and body of a request.
    record Sent(String key, String ifMatch, Object command) {
        static Sent nothing(String key, String ifMatch) {
            return new Sent(key, ifMatch, "");
        }
    }
}
