package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.shelter.hold.PlacementState;

/// One step in the life of a placement.
///
/// @param did what was done
/// @param status where it led
/// @param agency which organisation did it
@RegisterForReflection
public record PlacementStepView(PlacementVerb did, PlacementState status, Instant at, UUID agency) {}
