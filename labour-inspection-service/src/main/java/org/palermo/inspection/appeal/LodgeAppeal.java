package org.palermo.inspection.appeal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Records that the employer has appealed.
///
/// @param lodgedOn the day of the appeal
/// @param admittedLate true when the appeal came after its term and was admitted all the same; otherwise false or left out
@RegisterForReflection
public record LodgeAppeal(@NotNull LocalDate lodgedOn, Boolean admittedLate) {}
