package org.palermo.portal.session;

import static io.quarkus.oidc.runtime.CodeAuthenticationMechanism.SESSION_MAX_AGE_PARAM;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import org.palermo.portal.protection.PortalKey;
import org.palermo.portal.protection.RowCipher;

/// Keeps the tokens of those who are signed in. Quarkus calls it at sign-in, at each request and at each renewal.
@ApplicationScoped
@Alternative
@Priority(1)
class Sessions implements TokenStateManager {
    private final SessionStore store;
    private final RowCipher cipher;

    Sessions(SessionStore store, PortalKey key) {
        this.store = store;
        this.cipher = key.cipher("palermo portal session tokens 1");
    }

    /// The ID token was verified by the caller just before; here it only says whose session this is.
    @Override
    public Uni<String> createTokenState(RoutingContext request, OidcTenantConfig config, AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        JsonObject claims = OidcCommonUtils.decodeJwtContent(tokens.getIdToken());
        Reference reference = Reference.random();
        byte[] sealed = cipher.seal(StoredTokens.write(tokens), reference.row());
        Instant expiresAt = Instant.now().plusSeconds(request.<Long>get(SESSION_MAX_AGE_PARAM));
        return store.add(reference.row(), claims.getString("sid"), claims.getString("sub"), sealed, expiresAt)
                .replaceWith(reference.text())
                .onFailure().transform(e -> new AuthenticationCompletionException("The session can't be stored", e));
    }

    /// An unknown reference is nobody, and is led to the sign-in.
    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext request, OidcTenantConfig config, String state,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        byte[] row = new Reference(state).row();
        return store.tokens(row, Instant.now())
                .map(found -> found.orElseThrow(() -> new AuthenticationFailedException("No such session")))
                .map(sealed -> StoredTokens.read(cipher.open(sealed, row)));
    }

    @Override
    public Uni<Void> deleteTokens(RoutingContext request, OidcTenantConfig config, String state, OidcRequestContext<Void> context) {
        return store.remove(new Reference(state).row()).replaceWithVoid();
    }
}
