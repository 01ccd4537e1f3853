package org.palermo.portal.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/// Renews the tokens of a session shortly before they expire.
///
/// The identity provider accepts a refresh token once; a second use ends the session. So only one request renews, at any
/// replica, and takes a lease in the row. Other requests go on with the current tokens while these are valid, or else wait.
/// If the process dies after the provider has answered, the new refresh token is lost and the person must sign in again.
@ApplicationScoped
class Renewal {
    private static final Logger LOG = Logger.getLogger(Renewal.class);

    /// Tokens that expire sooner than this are renewed.
    private static final Duration EARLY = Duration.ofSeconds(60);
    /// The longest time that the calls of one page may take. Tokens that last this long are good enough for the page.
    private static final Duration ONE_PAGE = Duration.ofSeconds(10);
    /// Longer than the provider may take to answer (`quarkus.rest-client.identity-provider.read-timeout`).
    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int BAD_REQUEST = 400;

    private final SessionStore store;
    private final SessionCipher cipher;
    private final IdentityProvider provider;
    private final String client;
    private final String secret;
    private final Duration rests;

    Renewal(SessionStore store, SessionCipher cipher, @RestClient IdentityProvider provider,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "palermo.portal.client-secret") Optional<String> secret,
            @ConfigProperty(name = "palermo.portal.session.rests") Duration rests) {
        this.store = store;
        this.cipher = cipher;
        this.provider = provider;
        this.client = client;
        this.secret = secret.orElse("");
        this.rests = rests;
    }

    /// When a session ends that is not used again.
    Instant sessionEnd(AuthorizationCodeTokens tokens) {
        return StoredTokens.end(tokens).plus(rests);
    }

    /// The tokens to use now. Fails with [AuthenticationFailedException] when the session is over.
    Uni<AuthorizationCodeTokens> current(byte[] row, AuthorizationCodeTokens stored) {
        return current(row, stored, Instant.now().plus(LEASE));
    }

    private Uni<AuthorizationCodeTokens> current(byte[] row, AuthorizationCodeTokens stored, Instant patience) {
        Instant now = Instant.now();
        if (lasts(stored, now.plus(EARLY))) {
            return Uni.createFrom().item(stored);
        }
        return store.lease(row, now, now.plus(LEASE)).chain(leased -> {
            if (leased.isPresent()) {
                return renew(row, cipher.open(leased.get(), row));
            }
            boolean goesOn = lasts(stored, now.plus(ONE_PAGE)) || now.isAfter(patience);
            return goesOn ? Uni.createFrom().item(stored) : lookAgain(row, patience);
        });
    }

    private Uni<AuthorizationCodeTokens> lookAgain(byte[] row, Instant patience) {
        return Uni.createFrom().voidItem()
                .onItem().delayIt().by(LOOK_AGAIN)
                .chain(() -> store.tokens(row, Instant.now()))
                .map(found -> found.orElseThrow(() -> new AuthenticationFailedException("No such session")))
                .chain(sealed -> current(row, cipher.open(sealed, row), patience));
    }

    private Uni<AuthorizationCodeTokens> renew(byte[] row, AuthorizationCodeTokens stored) {
        if (lasts(stored, Instant.now().plus(EARLY))) {
            return store.release(row).replaceWith(stored);
        }
        return provider.renew(client, secret, "refresh_token", stored.getRefreshToken())
                .map(renewed -> renewed.inPlaceOf(stored))
                .call(tokens -> store.renewed(row, cipher.seal(tokens, row), sessionEnd(tokens)))
                .onFailure().recoverWithUni(e -> notRenewed(row, stored, e));
    }

    private Uni<AuthorizationCodeTokens> notRenewed(byte[] row, AuthorizationCodeTokens stored, Throwable e) {
        if (e instanceof ClientWebApplicationException refused && refused.getResponse().getStatus() == BAD_REQUEST) {
            return Uni.createFrom().failure(new AuthenticationFailedException("The identity provider has ended the session"));
        }
        LOG.warnf("The tokens of a session could not be renewed: %s", e.getClass().getSimpleName());
        return store.release(row).replaceWith(stored);
    }

    private static boolean lasts(AuthorizationCodeTokens tokens, Instant until) {
        return StoredTokens.end(tokens).isAfter(until);
    }
}
