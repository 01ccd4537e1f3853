package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// Says until when a declared fee counts.
///
/// @param validUntil last day, not before the first one
@RegisterForReflection
public record EndRecruitmentFee(@NotNull LocalDate validUntil) {}
