package org.palermo.inspection.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A phone, as the API shows it. Its secret is never shown again.
///
/// @param subject of the inspector whose phone it is
/// @param inspector the name under which her colleagues know her; left out for somebody who is not in the team
/// @param name by which she knows the phone
/// @param state whether it can sign in
/// @param addedAt when it was added, in UTC
/// @param expiresAt when its secret expires, in UTC
/// @param lastUsedAt when it last signed in, to five minutes, in UTC; left out before it did
/// @param revokedAt when it was revoked, in UTC; left out unless it was revoked
/// @param revokedBy subject of the person who revoked it; left out unless it was revoked
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhoneView(UUID id, String subject, String inspector, String name, PhoneState state, Instant addedAt, Instant expiresAt,
        Instant lastUsedAt, Instant revokedAt, String revokedBy) {

    /// Whether a phone can sign in.
    public enum PhoneState {
        ACTIVE,
        ENDED,
        REVOKED
    }
}
