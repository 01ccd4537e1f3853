package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;

/// Placements as an actor sees them, each with its people and its area.
@ApplicationScoped
class PlacementViews {
    private final HeldPlaces places;
    private final Areas areas;
    private final CurrentOperation operation;

    PlacementViews(HeldPlaces places, Areas areas, CurrentOperation operation) {
        this.places = places;
        this.areas = areas;
        this.operation = operation;
    }

    Uni<PlacementView> of(Actor actor, Placement placement) {
        return places.of(placement.hold).flatMap(stay -> of(actor, placement, stay));
    }

    Uni<PlacementView> of(Actor actor, Placement placement, HeldStay stay) {
        return areas.regions(stay.area()).map(regions -> PlacementView.of(placement, stay, regions, actor, operation.now()));
    }

    /// Reads the holds and areas of a page of placements, each in one statement. A join would read every hold of the organisation
    /// under its row policy.
    Uni<List<PlacementView>> of(Actor actor, List<Placement> page) {
        return places.of(page.stream().map(placement -> placement.hold).toList())
                .flatMap(stays -> areas.regions(stays.values().stream().map(HeldStay::area).toList())
                        .map(regions -> page.stream().filter(placement -> stays.containsKey(placement.hold))
                                .map(placement -> PlacementView.of(placement, stays.get(placement.hold),
                                        regions.get(stays.get(placement.hold).area()), actor, operation.now()))
                                .toList()));
    }
}
