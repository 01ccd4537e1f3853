package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// Hands over all cases of a person to another.
///
/// @param to an active case coordinator of the same organisation
@RegisterForReflection
public record HandOverWork(@NotNull UUID to) {}
