package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Sets the last day of a declared fee.
///
/// @param validUntil last day, not before the first one
@RegisterForReflection
public record EndRecruitmentFee(@NotNull LocalDate validUntil) {}
