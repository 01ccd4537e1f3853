package org.palermo.token;

import java.time.Clock;

import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/// SmallRye's parser with our way to the keys.
final class AccessTokenParser extends DefaultJWTTokenParser {

    private final Clock clock;
    private volatile SigningKeys keys;

    AccessTokenParser(Clock clock) {
        this.clock = clock;
    }

    /// Made at the first token. While Keycloak can't be reached it fails and the next token tries again, so an
    /// application may start before Keycloak does.
    @Override
    protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo demands)
            throws UnresolvableKeyException {
        if (keys == null) {
            synchronized (this) {
                if (keys == null) {
                    keys = new SigningKeys(demands, clock);
                }
            }
        }
        return keys;
    }
}
