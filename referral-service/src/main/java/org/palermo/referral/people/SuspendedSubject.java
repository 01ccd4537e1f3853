package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A subject whose tokens are refused.
///
/// @param issuedBefore only tokens that were issued before this, in seconds of the epoch; null for all
@RegisterForReflection
public record SuspendedSubject(UUID subject, Long issuedBefore) {}
