package org.palermo.referral.casefile.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/// The data protection officer's request to erase a person.
///
/// @param reason why the person is erased
@RegisterForReflection
public record ErasePerson(@NotNull ErasureReason reason) {}
