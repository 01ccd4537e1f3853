package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.palermo.kernel.notice.Notices;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;

/// Keeps the places of a stay while the person must not be made to move: as far as nobody else was promised them and the limits of
/// the nights allow, and at most a year ahead, because protection has no known end while a case is suspended. If that is not long
/// enough, the shelter is told.
@ApplicationScoped
class ProtectedNights {
    private final HeldPlaces places;
    private final PlacementDay day;
    private final Notices notices;

    ProtectedNights(HeldPlaces places, PlacementDay day, Notices notices) {
        this.places = places;
        this.day = day;
        this.notices = notices;
    }

    /// The morning up to which nights must be locked before {@link #keep}.
    ///
    /// @param protectedUntil null when there is no protection
    LocalDate reach(Placement placement, LocalDate protectedUntil) {
        LocalDate most = day.tonight(placement).plusDays(ExtendStay.MOST);
        LocalDate wanted = protectedUntil == null || protectedUntil.isBefore(most) ? protectedUntil : most;
        return Placement.later(placement.until, wanted);
    }

    /// Call while holding the locks of the nights.
    Uni<Void> keep(Placement placement, HeldStay stay) {
        return places.lengthen(stay, placement.until, reach(placement, placement.protectedUntil()))
                .invoke(reached -> placement.until = reached)
                .flatMap(reached -> reached.isBefore(Placement.later(reached, placement.protectedUntil()))
                        ? notices.tellAgency(placement.operatorAgency, "PLACEMENT_PROTECTION_AT_RISK", placement.id, placement.reference)
                        : Uni.createFrom().voidItem());
    }
}
