package org.palermo.portal.referral;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.ForbiddenException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.portal.gateway.Roles;

/// Who refers. Whether her organisation may, the service says.
///
/// @param subject her identifier at the identity provider
record Responder(SecurityIdentity identity, String subject) {

    /// @throws ForbiddenException for who has another role
    static Responder of(SecurityIdentity person) {
        if (!person.hasRole(Roles.FIRST_RESPONDER) || !(person.getPrincipal() instanceof JsonWebToken token)) {
            throw new ForbiddenException();
        }
        return new Responder(person, token.getSubject());
    }
}
