package org.palermo.portal.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Ends a session here and at the identity provider. It goes by the cookie, not by who is signed in: when the tokens have expired and the
/// provider does not answer, nobody counts as signed in, but the session is still open.
@ApplicationScoped
class SignOut {
    private static final Logger LOG = Logger.getLogger(SignOut.class);

    private final SessionStore store;
    private final SessionCipher cipher;
    private final ProviderSessions provider;

    SignOut(SessionStore store, SessionCipher cipher, ProviderSessions provider) {
        this.store = store;
        this.cipher = cipher;
        this.provider = provider;
    }

    /// Whether the identity provider has ended the session. Also true when there is no such session.
    ///
    /// @param cookie the value of the cookie of the session; null without one
    Uni<Boolean> everywhere(String cookie) {
        if (cookie == null) {
            return Uni.createFrom().item(true);
        }
        byte[] row = new Reference(cookie).row();
        return store.take(row)
                .chain(tokens -> tokens.isEmpty() ? Uni.createFrom().item(true) : provider.end(cipher.refreshToken(tokens.get(), row)))
                .onFailure().invoke(e -> LOG.errorf("A session was not removed at its sign-out: %s", e.getClass().getSimpleName()))
                .onFailure().recoverWithItem(false);
    }
}
