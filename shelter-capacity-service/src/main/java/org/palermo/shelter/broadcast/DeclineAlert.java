package org.palermo.shelter.broadcast;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.palermo.shelter.hold.RefusalReason;

/// The shelter does not take them.
@RegisterForReflection
public record DeclineAlert(@NotNull RefusalReason reason) {}
