package org.palermo.token;

import java.io.IOException;

import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;

/// The issuer's public keys, once they were fetched. SmallRye's resolver, except that it asks briefly (its defaults wait
/// 20 seconds and try four times), that an answer without keys is a failure, and that [SigningKeys] says when the
/// keys are fetched again.
final class KeySet extends KeyLocationResolver {

    private static final int PATIENCE_MILLIS = 2_000;

    private final SigningKeys keys;

    /// Fetches the keys.
    KeySet(JWTAuthContextInfo demands, SigningKeys keys) throws UnresolvableKeyException {
        super(demands);
        this.keys = keys;
        if (!holdsKeys()) {
            throw new UnresolvableKeyException("There is no key in the set");
        }
    }

    @Override
    protected Get getHttpGet() {
        var get = new Get();
        get.setConnectTimeout(PATIENCE_MILLIS);
        get.setReadTimeout(PATIENCE_MILLIS);
        get.setRetries(0);
        return get;
    }

    /// jose4j silently skips a refresh within 300 ms of the last one. The skipped one would use up our interval, and
    /// a new key would wait for the next.
    @Override
    protected HttpsJwks getHttpsJwks(String location) {
        var jwks = super.getHttpsJwks(location);
        jwks.setRefreshReprieveThreshold(0);
        return jwks;
    }

    /// SmallRye comes here when an answer was no set of keys, would read it again without a limit in time, and would
    /// go on without any key until the next start.
    @Override
    protected String readKeyContent(String location) throws IOException {
        if (location != null && location.startsWith("http")) {
            throw new IOException("The answer is no set of keys");
        }
        return super.readKeyContent(location);
    }

    /// A token names a key that is not in the set: either the keys were rotated or the key id is junk.
    @Override
    protected boolean forcedHttpsJwksRefresh() {
        keys.fetchAgain(this);
        return true;
    }

    void refresh() throws JoseException, IOException {
        httpsJwks.refresh();
        if (httpsJwks.getJsonWebKeys().isEmpty()) {
            throw new JoseException("There is no key in the set");
        }
    }

    private boolean holdsKeys() {
        try {
            return key != null || jsonWebKeys != null && !jsonWebKeys.isEmpty() || httpsJwks != null && !httpsJwks.getJsonWebKeys().isEmpty();
        } catch (JoseException | IOException e) {
            return false;
        }
    }
}
