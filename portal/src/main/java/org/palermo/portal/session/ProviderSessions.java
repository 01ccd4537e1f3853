package org.palermo.portal.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Ends sessions at the identity provider.
///
/// The server tells the identity provider, with the refresh token. It does not send the browser there with an ID token in
/// the address: addresses are kept in histories and logs, where no token may appear.
@ApplicationScoped
class ProviderSessions {
    private static final Logger LOG = Logger.getLogger(ProviderSessions.class);

    private final IdentityProvider provider;
    private final String client;
    private final String secret;

    ProviderSessions(@RestClient IdentityProvider provider, @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "palermo.portal.client-secret") Optional<String> secret) {
        this.provider = provider;
        this.client = client;
        this.secret = secret.orElse("");
    }

    /// Whether the identity provider has ended the session of the refresh token.
    Uni<Boolean> end(String refreshToken) {
        return provider.endSession(client, secret, refreshToken)
                .replaceWith(true)
                .onFailure()
                .invoke(e -> LOG.warnf("The identity provider could not be told of a sign-out: %s", e.getClass().getSimpleName()))
                .onFailure().recoverWithItem(false);
    }
}
