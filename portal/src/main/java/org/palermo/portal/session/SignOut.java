package org.palermo.portal.session;

import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Ends a session here and at the identity provider.
///
/// The server tells the identity provider, with the refresh token. It does not send the browser there with an ID token in
/// the address: addresses are kept in histories and logs, where no token may appear.
@ApplicationScoped
class SignOut {
    private static final Logger LOG = Logger.getLogger(SignOut.class);

    private final CurrentIdentityAssociation current;
    private final Instance<OidcSession> session;
    private final IdentityProvider provider;
    private final String client;
    private final String secret;

    SignOut(CurrentIdentityAssociation current, Instance<OidcSession> session, @RestClient IdentityProvider provider,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "palermo.portal.client-secret") Optional<String> secret) {
        this.current = current;
        this.session = session;
        this.provider = provider;
        this.client = client;
        this.secret = secret.orElse("");
    }

    /// Whether the identity provider has ended the session. Also true when nobody was signed in.
    Uni<Boolean> everywhere() {
        return current.getDeferredIdentity()
                .onFailure().recoverWithNull()
                .chain(identity -> identity == null || identity.isAnonymous() ? Uni.createFrom().item(true) : end(identity));
    }

    private Uni<Boolean> end(SecurityIdentity identity) {
        RefreshToken token = identity.getCredential(RefreshToken.class);
        return session.get().logout().chain(() -> tell(token));
    }

    private Uni<Boolean> tell(RefreshToken token) {
        return provider.endSession(client, secret, token == null ? "" : token.getToken())
                .replaceWith(true)
                .onFailure().invoke(e -> LOG.warnf("The identity provider could not be told of a sign-out: %s", e.getClass().getSimpleName()))
                .onFailure().recoverWithItem(false);
    }
}
