package org.palermo.kernel.outbox;

import java.time.Duration;
import java.util.UUID;

/// A stream that this relay has leased.
///
/// @param delivered the number of the last event that the subscriber has accepted
/// @param attempts failures of any kind since then; more failures make longer pauses
/// @param refusals how many of them, in a row, were refusals; more refusals make longer pauses, and too many park the stream
/// @param lease the token that proves that this relay still has the lease
record Stream(String subscriber, UUID aggregate, long delivered, int attempts, int refusals, UUID lease) {
    /// Some 17 hours, when the first pause is a minute.
    private static final int MOST_DOUBLINGS = 10;

    /// The same lease after a delivery: earlier failures no longer count.
    Stream afterDelivery(long sequence) {
        return new Stream(subscriber, aggregate, sequence, 0, 0, lease);
    }

    /// How long to wait after one more refusal.
    ///
    /// @param first the pause after the first refusal; it doubles with each further one
    Duration pauseAfterRefusal(Duration first) {
        return first.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
    }
}
