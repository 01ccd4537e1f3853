package org.palermo.portal.session;

import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/// Ends a session here and at the identity provider.
@ApplicationScoped
class SignOut {
    private final CurrentIdentityAssociation current;
    private final Instance<OidcSession> session;
    private final ProviderSessions provider;

    SignOut(CurrentIdentityAssociation current, Instance<OidcSession> session, ProviderSessions provider) {
        this.current = current;
        this.session = session;
        this.provider = provider;
    }

    /// Whether the identity provider has ended the session. Also true when nobody was signed in.
    Uni<Boolean> everywhere() {
        return current.getDeferredIdentity()
                .onFailure().recoverWithNull()
                .chain(identity -> identity == null || identity.isAnonymous() ? Uni.createFrom().item(true) : end(identity));
    }

    private Uni<Boolean> end(SecurityIdentity identity) {
        RefreshToken token = identity.getCredential(RefreshToken.class);
        return session.get().logout().chain(() -> provider.end(token == null ? "" : token.getToken()));
    }
}
