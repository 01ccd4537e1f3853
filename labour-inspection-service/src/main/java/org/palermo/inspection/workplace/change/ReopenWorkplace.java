package org.palermo.inspection.workplace.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Opens a closed workplace again.
///
/// @param on the first day on which people work there again; today or earlier
@RegisterForReflection
public record ReopenWorkplace(@NotNull LocalDate on) {}
