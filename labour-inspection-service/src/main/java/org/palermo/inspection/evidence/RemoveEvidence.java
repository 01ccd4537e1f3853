package org.palermo.inspection.evidence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Removes evidence.
///
/// @param reason why; `RETENTION` is refused, because only the retention gives it
@RegisterForReflection
public record RemoveEvidence(@NotNull RemovalReason reason) {}
