package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.palermo.shelter.hold.PlacementState;

/// One step in the life of a placement.
///
/// @param did what was done
/// @param status where it led
/// @param by which side did it; not which organisation, since that of the shelter is public and would give the shelter away
@RegisterForReflection
public record PlacementStepView(PlacementVerb did, PlacementState status, Instant at, PlacementSide by) {

    static PlacementStepView of(PlacementVerb did, PlacementState status, Instant at) {
        return new PlacementStepView(did, status, at, did.by());
    }
}
