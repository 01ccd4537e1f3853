package org.palermo.portal.referral;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.ForbiddenException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.portal.gateway.Roles;

/// The first responder who uses the pages. The service decides whether the responder's organisation may refer.
///
/// @param subject the responder's identifier at the identity provider
record Responder(SecurityIdentity identity, String subject) {

    /// @throws ForbiddenException when the person is not a first responder
    static Responder of(SecurityIdentity person) {
        if (!person.hasRole(Roles.FIRST_RESPONDER) || !(person.getPrincipal() instanceof JsonWebToken token)) {
            throw new ForbiddenException();
        }
        return new Responder(person, token.getSubject());
    }
}
