package org.palermo.referral.difficulty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.palermo.referral.profile.ServiceCategory;

/// A survivor could not reach a service. Codes and nothing else: there is no field for words.
///
/// @param region where she looked for it
@RegisterForReflection
public record ReportDifficulty(
        @NotBlank @Size(max = 20) String region, @NotNull ServiceCategory category, @NotNull DifficultyCause cause, @NotNull DifficultyEffect effect) {}
