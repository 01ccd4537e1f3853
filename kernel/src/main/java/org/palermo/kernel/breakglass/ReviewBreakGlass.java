package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Another person reviews an access after its end.
///
/// @param outcome whether the access was justified
/// @param comment for everybody who sees the access; stored encrypted
@RegisterForReflection
public record ReviewBreakGlass(@NotNull ReviewOutcome outcome, @Size(max = 2000) String comment) {}
