package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// Suspends a person: no access until she is reinstated.
///
/// @param handOverTo an active case coordinator of the same organisation who gets all cases in the same step; when left out, the cases
/// remain with the suspended person
@RegisterForReflection
public record SuspendPerson(@NotNull SuspensionReason reason, UUID handOverTo) {}
