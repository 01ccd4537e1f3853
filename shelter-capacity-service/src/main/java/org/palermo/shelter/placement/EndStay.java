package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// @param reason why the stay ends
@RegisterForReflection
public record EndStay(@NotNull EndReason reason) {}
