package org.palermo.token;

import java.util.Optional;

/// The signing keys could not be fetched, or it is too early to try again. The exception is unchecked because it passes
/// through methods of the libraries that declare no exception; our code then turns it into a [KeysUnreachable].
final class FetchFailed extends RuntimeException {

    private final long retryAfterSeconds;

    FetchFailed(long retryAfterSeconds) {
        super("The signing keys can't be fetched", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /// Finds it in the causes of a failure: the libraries wrap whatever a resolver of keys throws.
    static Optional<FetchFailed> in(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof FetchFailed found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
