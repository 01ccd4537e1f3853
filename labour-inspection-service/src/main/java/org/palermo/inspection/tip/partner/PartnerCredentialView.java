package org.palermo.inspection.tip.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A credential of a partner. Its secret is never shown again.
///
/// @param id of the credential, which is also the name with which the partner signs in
/// @param agreement the agreement under which its tips come in
/// @param name by which the inspectorate knows it
/// @param state whether it can sign in
/// @param madeAt when it was made, in UTC
/// @param expiresAt when it expires: at the end of the agreement's last day, in UTC
/// @param lastUsedAt when it last signed in, to five minutes, in UTC; left out before it did
/// @param revokedAt when it was revoked, in UTC; left out unless it was revoked
/// @param revokedBy subject of the person who revoked it; left out unless it was revoked
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerCredentialView(
        UUID id, UUID agreement, String name, CredentialState state, Instant madeAt, Instant expiresAt, Instant lastUsedAt,
        Instant revokedAt, String revokedBy) {

    /// Whether a credential can sign in.
    public enum CredentialState {
        ACTIVE,
        ENDED,
        REVOKED
    }
}
