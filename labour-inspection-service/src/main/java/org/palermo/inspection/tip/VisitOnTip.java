package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/// Plans a visit from a tip.
///
/// @param workplace the id of the workplace to visit
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place
@RegisterForReflection
public record VisitOnTip(@NotNull UUID workplace, @NotNull LocalDate from, @NotNull LocalDate by) {}
