package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// @param country ISO 3166-1 alpha-2
/// @param quarter as in `2026-Q4`, one that is over
/// @param because why it is taken again; null the first time
@RegisterForReflection
public record TakeRelease(@NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotNull String quarter, ReleaseReason because) {}
