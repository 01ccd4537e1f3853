package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Records that a step was done.
///
/// @param on the day on which it was done
@RegisterForReflection
public record FinishStep(@NotNull LocalDate on) {}
