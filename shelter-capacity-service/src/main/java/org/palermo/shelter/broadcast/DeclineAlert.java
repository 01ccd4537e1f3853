package org.palermo.shelter.broadcast;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.palermo.shelter.hold.RefusalReason;

/// The shelter declines.
///
/// @param reason why the shelter declines
@RegisterForReflection
public record DeclineAlert(@NotNull RefusalReason reason) {}
