package org.palermo.portal.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Stores the tokens of signed-in people. Quarkus calls it at sign-in and at each request.
@ApplicationScoped
@Alternative
@Priority(1)
class Sessions implements TokenStateManager {
    private final SessionStore store;
    private final SessionCipher cipher;
    private final Renewal renewal;
    private final Duration longest;

    /// @param longest how long a browser keeps the cookie of a session
    Sessions(SessionStore store, SessionCipher cipher, Renewal renewal,
            @ConfigProperty(name = "palermo.portal.session.longest") Duration longest) {
        this.store = store;
        this.cipher = cipher;
        this.renewal = renewal;
        this.longest = longest;
    }

    /// The caller has just verified the ID token. Here it only tells whose session this is.
    @Override
    public Uni<String> createTokenState(RoutingContext request, OidcTenantConfig config, AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        JsonObject claims = OidcCommonUtils.decodeJwtContent(tokens.getIdToken());
        Reference reference = Reference.random();
        byte[] sealed = cipher.seal(tokens, reference.row());
        Device device = Device.of(request.request().getHeader(HttpHeaders.USER_AGENT));
        keepCookie(request, reference.text());
        return store.add(reference.row(), claims.getString("sid"), claims.getString("sub"), sealed, renewal.sessionEnd(tokens), device,
                        Instant.now())
                .replaceWith(reference.text())
                .onFailure().transform(e -> new AuthenticationCompletionException("The session can't be stored", e));
    }

    /// Quarkus lets the cookie end with the first ID token, unless Quarkus itself renews tokens. Here [Renewal] does it.
    private void keepCookie(RoutingContext request, String value) {
        request.addHeadersEndHandler(_ -> request.request().cookies(OidcUtils.SESSION_COOKIE_NAME).stream()
                .filter(cookie -> value.equals(cookie.getValue())).forEach(cookie -> cookie.setMaxAge(longest.toSeconds())));
    }

    /// The tokens of a session, renewed when they are about to expire. An unknown reference counts as signed out and leads
    /// to the sign-in.
    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext request, OidcTenantConfig config, String state,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        byte[] row = new Reference(state).row();
        return store.tokens(row, Instant.now())
                .map(found -> found.orElseThrow(() -> new AuthenticationFailedException("No such session")))
                .chain(sealed -> renewal.current(row, cipher.open(sealed, row)));
    }

    @Override
    public Uni<Void> deleteTokens(RoutingContext request, OidcTenantConfig config, String state, OidcRequestContext<Void> context) {
        return store.remove(new Reference(state).row()).replaceWithVoid();
    }
}
