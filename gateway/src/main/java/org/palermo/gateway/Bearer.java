package org.palermo.gateway;

import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who comes with an accepted token.
///
/// @param issuedAt of her token, in seconds of the epoch; 0 when it does not say
record Bearer(String subject, long issuedAt) {

    static Bearer of(JsonWebToken token) {
        return new Bearer(token.getSubject(), Math.max(0, token.getIssuedAtTime()));
    }
}
