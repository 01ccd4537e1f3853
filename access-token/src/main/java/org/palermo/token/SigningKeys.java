package org.palermo.token;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;

/// The issuer's public keys. SmallRye's resolver, except that it asks briefly: its defaults wait 20 seconds and try
/// four times, and every token of an unknown key waits behind that.
final class SigningKeys extends KeyLocationResolver {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final int PATIENCE_MILLIS = 2_000;

    private final Clock clock;
    private Instant nextForced = Instant.MIN;

    SigningKeys(JWTAuthContextInfo demands, Clock clock) throws UnresolvableKeyException {
        super(demands);
        this.clock = clock;
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

    /// A token names a key that is not in the set: either the keys were rotated or the key id is junk. Once per
    /// interval the set is fetched again; junk in between costs Keycloak nothing.
    @Override
    protected boolean forcedHttpsJwksRefresh() {
        synchronized (forcedRefreshLock) {
            var now = clock.instant();
            if (now.isBefore(nextForced)) {
                return true;
            }
            nextForced = now.plus(Duration.ofMinutes(authContextInfo.getForcedJwksRefreshInterval()));
            try {
                httpsJwks.refresh();
                return true;
            } catch (JoseException | IOException e) {
                LOG.warnf("The signing keys could not be fetched again: %s", e.getClass().getSimpleName());
                return false;
            }
        }
    }
}
