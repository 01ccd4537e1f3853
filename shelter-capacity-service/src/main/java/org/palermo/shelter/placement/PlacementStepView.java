package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.palermo.shelter.hold.PlacementState;

/// One step in the history of a placement.
///
/// @param did what was done
/// @param status the state after the step
/// @param at when it was done, in UTC
/// @param by which side did it; not which organisation, because it is public who runs a shelter, and that would reveal where the
///     person is
@RegisterForReflection
public record PlacementStepView(PlacementVerb did, PlacementState status, Instant at, PlacementSide by) {

    static PlacementStepView of(PlacementVerb did, PlacementState status, Instant at) {
        return new PlacementStepView(did, status, at, did.by());
    }
}
