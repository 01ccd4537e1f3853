package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Somebody else looks at it when it is over.
///
/// @param comment for whoever sees the access; sealed
@RegisterForReflection
public record ReviewGlass(@NotNull ReviewOutcome outcome, @Size(max = 2000) String comment) {}
