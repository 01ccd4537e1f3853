package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// @param to where she goes
@RegisterForReflection
public record MoveOn(@NotNull Destination to) {}
