package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Plans the visit at which an inspector looks whether an order was complied with.
///
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place
@RegisterForReflection
public record PlanFollowUp(@NotNull LocalDate from, @NotNull LocalDate by) {}
