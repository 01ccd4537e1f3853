package org.palermo.token;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

/// For code that has a token and no Quarkus security around it, such as the gateway's handlers.
@Singleton
public class AccessTokens {

    private final AccessTokenFactory factory;
    private final JWTAuthContextInfo demands;

    @Inject
    AccessTokens(AccessTokenFactory factory, JWTAuthContextInfo demands) {
        this.factory = factory;
        this.demands = demands;
    }

    /// A token that was verified before and has not expired. For the event loop: it never blocks.
    public Optional<? extends JsonWebToken> remembered(String token) {
        return factory.remembered(token);
    }

    /// Verifies the token. May fetch the keys, which takes some seconds when Keycloak hangs: call it on a worker thread.
    ///
    /// @throws ParseException when the token is refused
    /// @throws KeysUnreachable when the token's key is not known and the keys can't be fetched
    public JsonWebToken verify(String token) throws ParseException {
        return factory.parse(token, demands);
    }
}
