package org.palermo.token;

import java.io.IOException;

import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;

/// The issuer's public keys, after the first successful fetch. It is SmallRye's resolver with our requests ([KeyRequest]),
/// and [SigningKeys] decides when the keys are fetched again.
final class KeySet extends KeyLocationResolver {

    private final SigningKeys keys;

    /// Fetches the keys.
    KeySet(JWTAuthContextInfo demands, SigningKeys keys) throws UnresolvableKeyException {
        super(demands);
        this.keys = keys;
    }

    @Override
    protected Get getHttpGet() {
        return new KeyRequest();
    }

    /// jose4j silently skips a refresh within 300 ms of the last one. Such a skipped refresh would still start our pause,
    /// and a new key would be found only after the pause.
    @Override
    protected HttpsJwks getHttpsJwks(String location) {
        var jwks = super.getHttpsJwks(location);
        jwks.setRefreshReprieveThreshold(0);
        return jwks;
    }

    /// A token names a key that is not in the set: either the keys were rotated or the key id is junk.
    @Override
    protected boolean forcedHttpsJwksRefresh() {
        keys.fetchAgain(this);
        return true;
    }

    void refresh() throws JoseException, IOException {
        httpsJwks.refresh();
    }
}
