package org.palermo.shelter.placement.handover;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A release of an address as it is stored.
///
/// @param endedAt when it was revoked early, or null
@RegisterForReflection
record AddressRelease(
        UUID id, UUID placement, UUID subject, ReleasePurpose purpose, Instant releasedAt, Instant expiresAt, Instant endedAt) {}
