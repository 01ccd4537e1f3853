package org.palermo.shelter.placement.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.shelter.hold.HeldStay;

/// The release of an address, without the address.
///
/// @param placement the id of the placement
/// @param subject the person who may see the address, by the subject of her tokens
/// @param to who that is, as far as the service knows
/// @param agency the organisation that asked for the placement; only its people can read the address
/// @param purpose why the person needs the address
/// @param releasedAt when it was released, in UTC
/// @param expiresAt the end of the release
/// @param endedAt when the release was revoked early; otherwise left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressReleaseView(
        UUID id, UUID placement, UUID subject, ReleasedTo to, UUID agency, ReleasePurpose purpose, Instant releasedAt, Instant expiresAt,
        Instant endedAt) {

    static AddressReleaseView of(AddressRelease release, HeldStay stay) {
        return new AddressReleaseView(release.id(), release.placement(), release.subject(), ReleasedTo.of(release.subject(), stay),
                stay.agency(), release.purpose(), release.releasedAt(), release.expiresAt(), release.endedAt());
    }
}
