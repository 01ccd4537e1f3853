package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.palermo.inspection.plan.JointWith;

/// Plans the visit at which an inspector looks whether an order was complied with.
///
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place
/// @param jointWith who goes with the inspectors, or none
@RegisterForReflection
public record PlanFollowUp(@NotNull LocalDate from, @NotNull LocalDate by, @Size(max = 4) List<@NotNull JointWith> jointWith) {}
