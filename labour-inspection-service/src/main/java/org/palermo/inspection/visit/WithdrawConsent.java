package org.palermo.inspection.visit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// Says that the consent to enter a household was withdrawn.
///
/// @param withdrawnAt when: from the start of the visit on, and not in the future
@RegisterForReflection
public record WithdrawConsent(@NotNull Instant withdrawnAt) {}
