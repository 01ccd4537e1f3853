package org.palermo.gateway.proxy;

/// Decides how long to wait for a slow caller. Waiting uses up patience, and received bytes gain it back. So the gateway
/// tolerates a slow network or a short silence for any length of time, but not a caller who sends only a byte now and then.
/// Time that the gateway or an origin takes does not count.
final class SlowCallerLimit {

    private final long patience;
    private final long nanosPerByte;
    private long left;
    private long since;
    private boolean waiting;

    /// @param slowest bytes a second
    SlowCallerLimit(long patienceNanos, int slowest) {
        this.patience = patienceNanos;
        this.nanosPerByte = 1_000_000_000L / slowest;
        this.left = patienceNanos;
    }

    void waits(long now) {
        if (!waiting) {
            waiting = true;
            since = now;
        }
    }

    void waitsNoMore(long now) {
        use(now);
        waiting = false;
    }

    void moved(int bytes, long now) {
        use(now);
        left = Math.min(patience, left + bytes * nanosPerByte);
    }

    /// Nanoseconds for which the gateway still waits for the caller; none when the caller was too slow.
    long left(long now) {
        use(now);
        return left;
    }

    private void use(long now) {
        if (waiting) {
            left -= now - since;
            since = now;
        }
    }
}
