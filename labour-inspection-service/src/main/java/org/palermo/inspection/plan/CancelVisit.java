package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Cancels a planned visit.
///
/// @param ground why
@RegisterForReflection
public record CancelVisit(@NotNull CancelGround ground) {}
