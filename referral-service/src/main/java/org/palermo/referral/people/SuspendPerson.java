package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// Suspends a person: no access until she is reinstated.
///
/// @param reason why the account is suspended
/// @param handOverTo an active person of the same organisation, with the roles that the cases need, who gets all of them in the same step.
/// When left out, the cases remain with the suspended person; only those of a person of a competent authority who has left are nobody's
@RegisterForReflection
public record SuspendPerson(@NotNull SuspensionReason reason, UUID handOverTo) {}
