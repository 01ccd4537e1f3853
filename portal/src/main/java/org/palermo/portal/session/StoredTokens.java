package org.palermo.portal.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/// The tokens of a session before they are sealed.
final class StoredTokens {
    private StoredTokens() {}

    static byte[] write(AuthorizationCodeTokens tokens) {
        return new JsonObject()
                .put("id", tokens.getIdToken())
                .put("access", tokens.getAccessToken())
                .put("refresh", tokens.getRefreshToken())
                .put("expiresIn", tokens.getAccessTokenExpiresIn())
                .put("scope", tokens.getAccessTokenScope())
                .toBuffer().getBytes();
    }

    /// When the access token expires.
    static Instant end(AuthorizationCodeTokens tokens) {
        return Instant.ofEpochSecond(OidcCommonUtils.decodeJwtContent(tokens.getAccessToken()).getLong("exp"));
    }

    static AuthorizationCodeTokens read(byte[] plain) {
        JsonObject stored = new JsonObject(Buffer.buffer(plain));
        return new AuthorizationCodeTokens(stored.getString("id"), stored.getString("access"), stored.getString("refresh"),
                stored.getLong("expiresIn"), stored.getString("scope"));
    }
}
