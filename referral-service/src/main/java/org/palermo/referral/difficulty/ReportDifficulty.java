package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.palermo.referral.profile.ServiceCategory;

/// Reports that a survivor could not reach a service. Codes only: there is no free text.
///
/// @param region the region where the service was sought
/// @param category the category of service
/// @param cause what caused the difficulty
/// @param effect what the difficulty led to
@RegisterForReflection
public record ReportDifficulty(
        @NotBlank @Size(max = 20) String region, @NotNull ServiceCategory category, @NotNull DifficultyCause cause,
        @NotNull DifficultyEffect effect) {}
