package org.palermo.portal.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.oidc.AuthorizationCodeTokens;

/// The identity provider's answer to a refresh token. A field that is missing keeps its old value.
///
/// @param expiresIn seconds until the access token expires
record RenewedTokens(@JsonProperty("id_token") String id, @JsonProperty("access_token") String access,
        @JsonProperty("refresh_token") String refresh, @JsonProperty("expires_in") Long expiresIn, String scope) {

    AuthorizationCodeTokens inPlaceOf(AuthorizationCodeTokens old) {
        return new AuthorizationCodeTokens(id == null ? old.getIdToken() : id, access, refresh == null ? old.getRefreshToken() : refresh,
                expiresIn, scope == null ? old.getAccessTokenScope() : scope);
    }

    @Override
    public String toString() {
        return "RenewedTokens";
    }
}
