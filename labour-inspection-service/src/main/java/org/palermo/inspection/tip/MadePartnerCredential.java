package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A credential that was made, with its secret, which is shown this once.
///
/// @param id of the credential
/// @param name by which you know it
/// @param address to which the partner sends tips
/// @param username for the sign-in by Basic
/// @param password for the sign-in by Basic: 256 random bits
/// @param expiresAt when it ends by itself: at the end of the agreement's last day, in UTC
@RegisterForReflection
public record MadePartnerCredential(UUID id, String name, String address, String username, String password, Instant expiresAt) {

    /// Contains no secret, in case an object gets into a log.
    @Override
    public String toString() {
        return "MadePartnerCredential[" + id + "]";
    }
}
