package org.palermo.gateway.origin;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Stops requests to an origin that has failed several times in a row: its callers get a refusal at once instead of
/// waiting for a deadline, and the origin can restart without a crowd of requests. After a pause one request tries it.
///
/// Only failures of the origin count: no connection, no answer in time, a connection that broke after the request was
/// written. A status of 500 is an answer. What a caller sent, or that the caller left, is not the origin's failure.
public final class Breaker {

    private final int allowed;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private volatile int failures;
    private long openUntil;
    private boolean trying;

    Breaker(int allowed, Duration pause, LongSupplier nanos) {
        this.allowed = allowed;
        this.pauseNanos = pause.toNanos();
        this.nanos = nanos;
    }

    /// Whether a request may go to the origin. Each permitted request must be followed by exactly one of [#succeeded()],
    /// [#failed()] and [#abandoned()].
    public boolean permits() {
        return failures < allowed || mayTry();
    }

    /// Whether a request would be refused now; unlike [#permits()], the caller does not become the one that tries.
    public boolean rests() {
        return failures >= allowed && !triesNext();
    }

    /// Whole seconds until it is tried again, at least one.
    public synchronized long restSeconds() {
        return Math.max(1, Duration.ofNanos(openUntil - nanos.getAsLong()).plusMillis(999).toSeconds());
    }

    boolean open() {
        return failures >= allowed;
    }

    public void succeeded() {
        if (failures != 0) {
            close();
        }
    }

    /// @return whether this failure opened the breaker
    public synchronized boolean failed() {
        var wasOpen = open();
        failures = Math.min(allowed, failures + 1);
        if (open()) {
            openUntil = nanos.getAsLong() + pauseNanos;
        }
        trying = false;
        return open() && !wasOpen;
    }

    /// The request ended before the origin had shown whether it works.
    public synchronized void abandoned() {
        trying = false;
    }

    private synchronized boolean mayTry() {
        if (!triesNext()) {
            return false;
        }
        trying = true;
        return true;
    }

    private synchronized boolean triesNext() {
        return !trying && nanos.getAsLong() - openUntil >= 0;
    }

    private synchronized void close() {
        failures = 0;
        trying = false;
    }
}
