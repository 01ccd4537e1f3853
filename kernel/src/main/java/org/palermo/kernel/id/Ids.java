package org.palermo.kernel.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits for the fraction of a millisecond, 62 random bits. They
/// are made here, so that an insert needs neither a sequence nor a round trip, and are ordered by time, so that an index
/// grows at its end.
///
/// Within this process a later UUID always sorts after an earlier one, even in the same millisecond or when the clock goes
/// back: lists by id, and the latest record by id, follow the order of creation. PostgreSQL's `uuidv7()` works the same
/// way (6.2, method 3), so its UUIDs sort among these by time.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int FRACTION_BITS = 12;
    private static final long FRACTION = 0x0FFFL;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    /// The time of the latest UUID, in fractions of a millisecond.
    private static final AtomicLong LATEST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long now = fractions(Instant.now());
        long mine = LATEST.updateAndGet(latest -> Math.max(latest + 1, now));
        return at(mine >>> FRACTION_BITS, mine, RANDOM.nextLong());
    }

    /// Sorts before each UUID that was made from that millisecond on, and after all earlier ones.
    public static UUID first(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    private static long fractions(Instant at) {
        long nanos = at.getNano() % NANOS_OF_A_MILLISECOND;
        return (at.toEpochMilli() << FRACTION_BITS) | (nanos << FRACTION_BITS) / NANOS_OF_A_MILLISECOND;
    }

    static UUID at(long millis, long fraction, long random) {
        long high = (millis << 16) | VERSION_7 | (fraction & FRACTION);
        long low = VARIANT | (random & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
