package org.palermo.referral.mechanism;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// A state that a service line was in.
///
/// @param until when it ended; null for the present one
@RegisterForReflection
public record StateSince(LineState state, String reason, Instant from, Instant until) {}
