package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.palermo.shelter.hold.RefusalReason;

/// @param reason why the shelter refuses
@RegisterForReflection
public record RefusePlacement(@NotNull RefusalReason reason) {}
