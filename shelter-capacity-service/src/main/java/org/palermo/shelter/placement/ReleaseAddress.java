package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// Lets one person of the organisation that placed her know where the shelter is.
///
/// @param subject whom, by the subject of her tokens; null for who asked for the place
/// @param minutes for how long, at most as the profile allows
@RegisterForReflection
public record ReleaseAddress(UUID subject, @NotNull ReleasePurpose purpose, @NotNull @Min(1) Integer minutes) {}
