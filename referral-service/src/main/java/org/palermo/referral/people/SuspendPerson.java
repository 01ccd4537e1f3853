package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// She can do nothing here from now on, until she is reinstated.
///
/// @param handOverTo an active case coordinator of the same organisation, to whom all that she works on goes in the same
/// step; left out, it stays with her
@RegisterForReflection
public record SuspendPerson(@NotNull SuspensionReason reason, UUID handOverTo) {}
