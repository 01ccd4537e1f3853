package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

@RegisterForReflection
public record RefusePlacement(@NotNull RefusalReason reason) {}
