package org.palermo.gateway.authentication;

import java.util.UUID;

import org.eclipse.microprofile.jwt.JsonWebToken;

/// The subject of an accepted token, or whom a phone says that it belongs to.
///
/// @param issuedAt of the token, in seconds of the epoch; 0 when the token does not say
/// @param phone whether it is the claim of a phone that signs in with a secret
/// @param agency the organisation that the token names; null for none, and for a phone
public record Bearer(String subject, long issuedAt, boolean phone, String agency) {

    static Bearer of(JsonWebToken token) {
        return new Bearer(token.getSubject(), Math.max(0, token.getIssuedAtTime()), false, agency(token));
    }

    private static String agency(JsonWebToken token) {
        try {
            return token.getClaim("agency") instanceof String agency ? UUID.fromString(agency).toString() : null;
        } catch (IllegalArgumentException notAnId) {
            // The services refuse it.
            return null;
        }
    }
}
