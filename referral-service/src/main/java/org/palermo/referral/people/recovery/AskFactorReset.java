package org.palermo.referral.people.recovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Asks to remove the second factor of a person who has lost it.
@RegisterForReflection
public record AskFactorReset(@NotNull FactorResetReason reason, @NotNull IdentityCheck identityCheck) {}
