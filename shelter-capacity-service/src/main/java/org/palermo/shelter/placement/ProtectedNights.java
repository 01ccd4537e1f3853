package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.palermo.kernel.notice.Notices;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;

/// Keeps the places of a stay for as long as she must not be made to move, as far as nobody else has been promised them and the
/// limits of the nights allow, and for a year ahead at most: while her case is suspended the end is open. A shelter that can't
/// keep her so long is told that it has to look after that.
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

    /// Up to which morning nights have to be locked before they are kept.
    ///
    /// @param protectedUntil null when nothing protects her
    LocalDate reach(Placement placement, LocalDate protectedUntil) {
        LocalDate most = day.tonight(placement).plusDays(ExtendStay.MOST);
        LocalDate wanted = protectedUntil == null || protectedUntil.isBefore(most) ? protectedUntil : most;
        return Placement.later(placement.until, wanted);
    }

    /// Under the locks of the nights.
    Uni<Void> keep(Placement placement, HeldStay stay) {
        return places.lengthen(stay, placement.until, reach(placement, placement.protectedUntil()))
                .invoke(reached -> placement.until = reached)
                .flatMap(reached -> reached.isBefore(Placement.later(reached, placement.protectedUntil()))
                        ? notices.tellAgency(placement.operatorAgency, "PLACEMENT_PROTECTION_AT_RISK", placement.id, placement.reference)
                        : Uni.createFrom().voidItem());
    }
}
