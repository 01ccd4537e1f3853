package org.palermo.gateway;

/// Whether a caller who is waited for moves at all worth waiting. Waiting uses up patience and bytes win it back, so a
/// slow network is borne for ever, a short silence too, and a byte now and then is not. What we or an origin take to
/// do is no waiting for the caller.
final class Pace {

    private final long patience;
    private final long nanosPerByte;
    private long left;
    private long since;
    private boolean waiting;

    /// @param slowest bytes a second
    Pace(long patienceNanos, int slowest) {
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

    /// Nanoseconds for which she is still waited for; none when she was too slow.
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
