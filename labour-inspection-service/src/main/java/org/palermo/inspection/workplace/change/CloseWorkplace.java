package org.palermo.inspection.workplace.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.palermo.inspection.workplace.ClosingReason;

/// Closes a workplace.
///
/// @param on the first day on which nobody works there any more; today or earlier
/// @param reason why
@RegisterForReflection
public record CloseWorkplace(@NotNull LocalDate on, @NotNull ClosingReason reason) {}
