package org.palermo.referral.people.suspension;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A subject whose tokens are rejected.
///
/// @param issuedBefore rejects only tokens issued before this, in seconds since the epoch; null rejects all
@RegisterForReflection
public record SuspendedSubject(UUID subject, Long issuedBefore) {}
