package org.palermo.inspection.penalty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Cancels a penalty.
///
/// @param reason why; `QUASHED` is refused, because it follows from an appeal
/// @param on the day from which it no longer applies
@RegisterForReflection
public record CancelPenalty(@NotNull CancelReason reason, @NotNull LocalDate on) {}
