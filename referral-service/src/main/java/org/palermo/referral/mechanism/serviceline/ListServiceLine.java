package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Sets whether the public directory lists a service line.
///
/// @param publicListing whether the public directory shows it
@RegisterForReflection
public record ListServiceLine(@NotNull Boolean publicListing) {}
