package org.palermo.inspection.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// Changes how many visits an inspector makes, or takes the inspector out of the team.
///
/// @param visitsPerWeek how many visits the inspector makes in a week
/// @param inTeam false when no visits are to be assigned to the inspector any more
@RegisterForReflection
public record ChangeTeamMember(@NotNull @Min(0) @Max(50) Integer visitsPerWeek, @NotNull Boolean inTeam) {}
