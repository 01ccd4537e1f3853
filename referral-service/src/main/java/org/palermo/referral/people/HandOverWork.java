package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// Hands over all cases of a person to another.
///
/// @param to an active person of the same organisation: a case coordinator, or for the cases of a competent authority one who may decide
@RegisterForReflection
public record HandOverWork(@NotNull UUID to) {}
