package org.palermo.shelter.placement.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// The release of an address, without the address.
///
/// @param placement the id of the placement
/// @param subject the person who may see the address
/// @param purpose why the person needs the address
/// @param releasedAt when it was released, in UTC
/// @param expiresAt the end of the release
/// @param endedAt when the release was revoked early; otherwise left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressReleaseView(
        UUID id, UUID placement, UUID subject, ReleasePurpose purpose, Instant releasedAt, Instant expiresAt, Instant endedAt) {}
