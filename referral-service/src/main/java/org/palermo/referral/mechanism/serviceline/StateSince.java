package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// A state of a service line for a period.
///
/// @param state whether the service was in operation
/// @param reason the code of the reason; null when none was given
/// @param from when the state began, in UTC
/// @param until when it ended; null for the current one
@RegisterForReflection
public record StateSince(LineState state, String reason, Instant from, Instant until) {}
