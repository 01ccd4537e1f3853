package org.palermo.token;

import java.time.Clock;

import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;

/// SmallRye's parser, with our resolver of keys.
final class AccessTokenParser extends DefaultJWTTokenParser {

    private final Clock clock;
    private volatile SigningKeys keys;

    AccessTokenParser(Clock clock) {
        this.clock = clock;
    }

    /// @throws ParseException when the token is refused
    /// @throws KeysUnreachable when the token's key is not known and the keys can't be fetched
    @Override
    public JwtContext parse(String token, JWTAuthContextInfo demands) throws ParseException {
        try {
            return super.parse(token, demands);
        } catch (ParseException e) {
            throw FetchFailed.in(e).<ParseException>map(KeysUnreachable::new).orElse(e);
        }
    }

    SigningKeys keys(JWTAuthContextInfo demands) {
        if (keys == null) {
            synchronized (this) {
                if (keys == null) {
                    keys = new SigningKeys(demands, clock);
                }
            }
        }
        return keys;
    }

    @Override
    protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo demands) {
        return keys(demands);
    }
}
