package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

@RegisterForReflection
public record MoveOn(@NotNull Destination to) {}
