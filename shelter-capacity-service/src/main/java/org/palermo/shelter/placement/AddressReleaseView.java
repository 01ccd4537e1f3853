package org.palermo.shelter.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// That an address was released; not the address.
///
/// @param expiresAt from this instant on it is not
/// @param endedAt when it was taken back before that
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressReleaseView(UUID id, UUID placement, UUID subject, ReleasePurpose purpose, Instant releasedAt, Instant expiresAt, Instant endedAt) {}
