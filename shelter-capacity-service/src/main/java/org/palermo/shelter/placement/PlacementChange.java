package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.palermo.shelter.hold.HeldStay;

/// What a verb does to a placement in addition to the table's change of state.
///
/// @param first checks conditions and changes the placement itself; runs under all locks
/// @param reach the morning up to which nights are locked, so that they can be given
/// @param then changes the held places
record PlacementChange(
        PlacementVerb verb, Consumer<Placement> first, Function<Placement, LocalDate> reach, Effect then) {

    interface Effect {
        Uni<Void> on(Placement placement, HeldStay stay);
    }

    /// A change that leaves the places as they are.
    static PlacementChange of(PlacementVerb verb) {
        return new PlacementChange(verb, placement -> { }, placement -> placement.until, (placement, stay) -> Uni.createFrom().voidItem());
    }

    PlacementChange requiring(Consumer<Placement> before) {
        return new PlacementChange(verb, before, reach, then);
    }

    PlacementChange reaching(Function<Placement, LocalDate> until) {
        return new PlacementChange(verb, first, until, then);
    }

    PlacementChange then(Effect effect) {
        return new PlacementChange(verb, first, reach, effect);
    }
}
