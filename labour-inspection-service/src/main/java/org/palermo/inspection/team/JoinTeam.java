package org.palermo.inspection.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// Says that the caller makes visits, and how many.
///
/// @param name the name under which colleagues know you
/// @param visitsPerWeek how many visits you make in a week
@RegisterForReflection
public record JoinTeam(@NotBlank @Size(max = 120) @PlainText String name, @NotNull @Min(0) @Max(50) Integer visitsPerWeek) {}
