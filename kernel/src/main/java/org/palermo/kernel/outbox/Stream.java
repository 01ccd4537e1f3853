package org.palermo.kernel.outbox;

import java.util.UUID;

/// A stream that this relay has leased.
///
/// @param delivered the number of the last event that the subscriber has taken
/// @param attempts failures since then
/// @param lease the token that proves the lease is still this relay's
record Stream(String subscriber, UUID aggregate, long delivered, int attempts, UUID lease) {}
