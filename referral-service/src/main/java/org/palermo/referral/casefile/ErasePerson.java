package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// Asks for the erasure of a person, by the data protection officer.
@RegisterForReflection
public record ErasePerson(@NotNull ErasureReason reason) {}
