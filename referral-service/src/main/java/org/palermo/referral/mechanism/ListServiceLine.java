package org.palermo.referral.mechanism;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Marks a service line public, or no longer: whether the public directory names it.
@RegisterForReflection
public record ListServiceLine(@NotNull Boolean publicListing) {}
