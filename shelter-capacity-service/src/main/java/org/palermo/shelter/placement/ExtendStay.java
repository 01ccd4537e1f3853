package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// Extends a stay in its own places, if they are free.
///
/// @param nights how many nights to add
@RegisterForReflection
public record ExtendStay(@NotNull @Min(1) @Max(MOST) Integer nights) {
    static final int MOST = 366;
}
