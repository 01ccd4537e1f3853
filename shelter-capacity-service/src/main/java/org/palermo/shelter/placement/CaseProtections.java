package org.palermo.shelter.placement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.shelter.casework.KnownCases;
import org.palermo.shelter.hold.CaseStayEvents;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;

/// Applies the protection from moving of a case's stage to the stays of the case, in the transaction of the event. Other protection
/// of a stay does not change. If the person has arrived, the places are kept until the protection ends.
@ApplicationScoped
public class CaseProtections {
    private final KnownCases cases;
    private final PlacementStore store;
    private final HeldPlaces places;
    private final ProtectedNights nights;
    private final CaseStayEvents stays;

    CaseProtections(KnownCases cases, PlacementStore store, HeldPlaces places, ProtectedNights nights, CaseStayEvents stays) {
        this.cases = cases;
        this.store = store;
        this.places = places;
        this.nights = nights;
        this.stays = stays;
    }

    /// Locks shelters in the order of their ids, to prevent deadlocks, and tells the mechanism about extended stays after all are
    /// locked.
    ///
    /// @param movableFrom null when the stage protects nobody
    public Uni<Void> apply(UUID caseFile, LocalDate movableFrom) {
        return cases.lock(caseFile)
                .chain(() -> store.protectedOtherwise(caseFile, movableFrom))
                .flatMap(ids -> each(ids, id -> protect(id, movableFrom)))
                .flatMap(lengthened -> each(lengthened, stays::tell))
                .replaceWithVoid();
    }

    /// @return the hold of a stay that was extended, or null
    private Uni<UUID> protect(UUID id, LocalDate movableFrom) {
        return store.byId(id).flatMap(placement -> places.of(placement.hold)
                .call(stay -> places.lock(stay, nights.reach(placement, Placement.later(placement.protectedUntil, movableFrom))))
                .call(() -> store.lock(placement))
                .invoke(() -> placement.caseProtectedUntil = movableFrom)
                .flatMap(stay -> keep(placement, stay))
                .call(store::flush));
    }

    private Uni<UUID> keep(Placement placement, HeldStay stay) {
        LocalDate before = placement.until;
        return placement.isStayedIn()
                ? nights.keep(placement, stay).map(kept -> placement.until.equals(before) ? null : placement.hold)
                : Uni.createFrom().nullItem();
    }

    private static <T> Uni<List<T>> each(List<UUID> ids, Function<UUID, Uni<T>> work) {
        return Multi.createFrom().iterable(ids).onItem().transformToUniAndConcatenate(work::apply).collect().asList();
    }
}
