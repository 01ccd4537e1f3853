package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// She can do nothing here from now on, until she is reinstated.
@RegisterForReflection
public record SuspendPerson(@NotNull SuspensionReason reason) {}
