package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.hold.CaseStays;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.handover.HandoverStore;

/// Changes one placement. Locks the nights first, then the hold, then the placement: every transaction uses this order. The change,
/// its step, the audit and the notice to the other side are one transaction.
@ApplicationScoped
class PlacementChanges {
    private final PlacementStore store;
    private final PlacementSteps steps;
    private final HandoverStore handovers;
    private final HeldPlaces places;
    private final CaseStays stays;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    PlacementChanges(PlacementStore store, PlacementSteps steps, HandoverStore handovers, HeldPlaces places, CaseStays stays, Idempotency idempotency,
            Notices notices, TransactionTime time, Audit audit) {
        this.store = store;
        this.steps = steps;
        this.handovers = handovers;
        this.places = places;
        this.stays = stays;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    /// Runs once for each idempotency key: a repeated request gets the first response again, whatever has happened to the placement
    /// since.
    ///
    /// @param command the body, to detect a different request under the same key; empty for no body
    Uni<PlacementView> once(Actor actor, Placement placement, Sent sent, PlacementChange change) {
        UUID id = placement.id;
        return idempotency.once(actor, sent.key(), sent.command(), PlacementView.class,
                () -> make(actor, placement, sent.ifMatch(), change));
    }

    private Uni<PlacementView> make(Actor actor, Placement placement, String ifMatch, PlacementChange change) {
        return places.of(placement.hold)
                .call(stay -> places.lock(stay, change.reach().apply(placement)))
                .call(() -> store.lock(placement))
                .invoke(() -> ETags.require(ifMatch, placement.version))
                .invoke(() -> placement.become(change.verb(), actor, time.now()))
                .invoke(() -> change.first().accept(placement))
                .call(stay -> change.then().on(placement, stay))
                .call(() -> forgotten(placement))
                .call(store::flush)
                .call(() -> written(actor, placement, change.verb()))
                .map(stay -> PlacementView.of(placement, stay, actor, time.now()));
    }

    /// Deletes the handover once the people have arrived or can no longer come.
    private Uni<Void> forgotten(Placement placement) {
        if (placement.handoverAt == null || placement.state == PlacementState.ACCEPTED) {
            return Uni.createFrom().voidItem();
        }
        placement.handoverAt = null;
        return handovers.forget(placement.id);
    }

    private Uni<Void> written(Actor actor, Placement placement, PlacementVerb verb) {
        UUID other = placement.operatorAgency.equals(actor.agency()) ? placement.askingAgency : placement.operatorAgency;
        return steps.add(placement, verb, actor)
                .chain(() -> notices.tellAgency(other, verb.done, placement.id, placement.reference))
                .chain(() -> stays.tell(placement.hold))
                .chain(() -> audit.record(actor, verb.done, "placement", placement.id));
    }

    /// The idempotency key, `If-Match` and body of a request.
    record Sent(String key, String ifMatch, Object command) {
        static Sent nothing(String key, String ifMatch) {
            return new Sent(key, ifMatch, "");
        }
    }
}
