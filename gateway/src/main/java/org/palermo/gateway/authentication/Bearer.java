package org.palermo.gateway.authentication;

import org.eclipse.microprofile.jwt.JsonWebToken;

/// The subject of an accepted token.
///
/// @param issuedAt of the token, in seconds of the epoch; 0 when the token does not say
public record Bearer(String subject, long issuedAt) {

    static Bearer of(JsonWebToken token) {
        return new Bearer(token.getSubject(), Math.max(0, token.getIssuedAtTime()));
    }
}
