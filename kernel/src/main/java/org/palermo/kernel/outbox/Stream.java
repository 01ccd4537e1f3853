package org.palermo.kernel.outbox;

import java.util.UUID;

/// A stream that this relay has leased.
///
/// @param delivered the number of the last event that the subscriber has taken
/// @param attempts failures of any kind since then: they make the pauses longer
/// @param refusals how many of them, in a row, were refusals: they park the stream
/// @param lease the token that proves the lease is still this relay's
record Stream(String subscriber, UUID aggregate, long delivered, int attempts, int refusals, UUID lease) {

    /// The same lease after a delivery: what failed before counts no more.
    Stream afterDelivery(long sequence) {
        return new Stream(subscriber, aggregate, sequence, 0, 0, lease);
    }
}
