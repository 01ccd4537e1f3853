package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// Asks the shelter to take those in for whom the places are held. Who they are by number and age it knows from the hold.
///
/// @param arrivalWindow when they will come, if that is known
@RegisterForReflection
public record RequestPlacement(@NotNull Purpose purpose, @Valid ArrivalWindow arrivalWindow) {

    @RegisterForReflection
    public record ArrivalWindow(@NotNull Instant from, @NotNull Instant until) {}
}
