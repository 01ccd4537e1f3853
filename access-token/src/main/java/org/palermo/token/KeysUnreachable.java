package org.palermo.token;

import io.smallrye.jwt.auth.principal.ParseException;

/// The token names a key that is not known here, and the issuer's keys can't be fetched, so the token can't be verified.
/// That is not the caller's fault, so the answer is 503 and never 401.
public final class KeysUnreachable extends ParseException {

    private final long retryAfterSeconds;

    KeysUnreachable(FetchFailed failure) {
        super("The signing keys can't be fetched", failure);
        this.retryAfterSeconds = failure.retryAfterSeconds();
    }

    /// Seconds until the keys may be fetched again, at least 1.
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
