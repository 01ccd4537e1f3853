package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// Asks the shelter to take in the people of a hold. The shelter learns their number and ages from the hold.
///
/// @param purpose what the place is for
/// @param arrivalWindow when they will arrive, if known
@RegisterForReflection
public record RequestPlacement(@NotNull Purpose purpose, @Valid ArrivalWindow arrivalWindow) {

    /// @param from the earliest time, in UTC
    /// @param until the latest time, in UTC; not before the first night begins
    @RegisterForReflection
    public record ArrivalWindow(@NotNull Instant from, @NotNull Instant until) {}
}
