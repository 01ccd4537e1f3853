package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A new credential with its secret, which is shown only once.
///
/// @param id of the credential
/// @param name by which you know it
/// @param address the address to which the partner sends tips
/// @param username for the sign-in by Basic
/// @param password for the sign-in by Basic: 256 random bits
/// @param expiresAt when it expires: at the end of the agreement's last day, in UTC
@RegisterForReflection
public record MadePartnerCredential(UUID id, String name, String address, String username, String password, Instant expiresAt) {

    /// Contains no secret, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "MadePartnerCredential[" + id + "]";
    }
}
