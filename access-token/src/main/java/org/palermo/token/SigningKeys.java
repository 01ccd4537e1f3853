package org.palermo.token;

import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/// Decides when the issuer's keys are fetched: until the first success, and again when a token names an unknown key. After
/// the first success the keys stay, even when Keycloak is away.
///
/// Fetches run one at a time, with a pause after each, whatever caused them. So tokens with invented key ids cost Keycloak
/// next to nothing.
final class SigningKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    /// The pause after a success. It is short, because a token with a newer key is refused during it.
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /// The pause after failures grows with their number, up to this. It is also the longest time that an application waits
    /// once Keycloak has started.
    private static final int LONGEST_PAUSE_SECONDS = 3;
    /// A fetch takes some milliseconds. Threads don't wait long for one that hangs, and few wait at all, because a waiting
    /// thread is not free for tokens with known keys.
    private static final int PATIENCE_MILLIS = 500;
    private static final int THREADS = 10;

    private interface Fetch {
        void run() throws Exception;
    }

    private final JWTAuthContextInfo demands;
    private final Clock clock;
    private final Semaphore threads = new Semaphore(THREADS);
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile KeySet fetched;
    private volatile Instant next = Instant.MIN;
    private volatile int failures;

    SigningKeys(JWTAuthContextInfo demands, Clock clock) {
        this.demands = demands;
        this.clock = clock;
    }

    /// Whether the keys have been fetched at least once.
    boolean areHere() {
        return fetched != null;
    }

    /// Fetches the keys if they have never been fetched. May take some seconds: never call it on an event loop.
    ///
    /// @throws FetchFailed when the fetch failed, or it is too early to try again
    void fetch() {
        if (fetched == null) {
            once(this::fetchFirst, Duration.ZERO);
        }
    }

    /// Fetches the keys again, unless they were fetched a moment ago. May first wait for a fetch that jose4j itself has
    /// started.
    ///
    /// @throws FetchFailed when the last fetch failed
    void fetchAgain(KeySet set) {
        once(set::refresh, PAUSE);
    }

    /// @throws FetchFailed when it is not known whether there is such a key
    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> around) throws UnresolvableKeyException {
        if (demands.getSignatureAlgorithm().stream().noneMatch(taken -> taken.getAlgorithm().equals(token.getAlgorithmHeaderValue()))) {
            throw new UnresolvableKeyException("There is no key for that algorithm");
        }
        fetch();
        return fetched.resolveKey(token, around);
    }

    /// Checks again under the lock: another thread may have been first.
    private void fetchFirst() throws UnresolvableKeyException {
        if (fetched == null) {
            fetched = new KeySet(demands, this);
        }
    }

    private void once(Fetch fetch, Duration pause) {
        if (isTooEarly()) {
            return;
        }
        if (!threads.tryAcquire()) {
            throw new FetchFailed(1);
        }
        try {
            inTurn(fetch, pause);
        } finally {
            threads.release();
        }
    }

    private void inTurn(Fetch fetch, Duration pause) {
        if (!turnCame()) {
            throw new FetchFailed(1);
        }
        try {
            // Another thread may have fetched the keys meanwhile.
            if (!isTooEarly()) {
                var now = clock.instant();
                run(fetch);
                next = now.plus(pause);
            }
        } finally {
            fetching.unlock();
        }
    }

    /// @throws FetchFailed in the pause after a failure
    private boolean isTooEarly() {
        var now = clock.instant();
        // No pause is longer than PAUSE. If one seems to be, the clock was put back.
        if (!now.isBefore(next) || now.isBefore(next.minus(PAUSE))) {
            return false;
        }
        if (failures > 0) {
            throw failed(now);
        }
        return true;
    }

    private void run(Fetch fetch) {
        try {
            fetch.run();
            if (failures > 0) {
                LOG.info("The signing keys are fetched again");
            }
            failures = 0;
        } catch (Exception e) {
            if (failures == 0) {
                LOG.warnf("The signing keys can't be fetched: %s", (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName());
            }
            failures++;
            var now = clock.instant();
            next = now.plusSeconds(Math.min(LONGEST_PAUSE_SECONDS, failures));
            throw failed(now);
        }
    }

    private FetchFailed failed(Instant now) {
        return new FetchFailed(Math.max(1, Duration.between(now, next).plusMillis(999).toSeconds()));
    }

    private boolean turnCame() {
        try {
            return fetching.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
