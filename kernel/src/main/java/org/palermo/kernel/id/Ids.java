package org.palermo.kernel.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of what has gone by of one, 62 random bits. Made here, so that an
/// insert needs neither a sequence nor a round trip, and ordered by time, so that an index grows at its end.
///
/// One that is made later in this process sorts later, at once and when the clock goes back too: what is listed by id, or is
/// the latest by its id, stands in the order in which it was said. Those of PostgreSQL's `uuidv7()` are made alike (6.2, method 3),
/// so that they stand among these at their time.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int FRACTION_BITS = 12;
    private static final long FRACTION = 0x0FFFL;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    /// The time of the latest, in fractions of a millisecond.
    private static final AtomicLong LATEST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long now = fractions(Instant.now());
        long mine = LATEST.updateAndGet(latest -> Math.max(latest + 1, now));
        return at(mine >>> FRACTION_BITS, mine, RANDOM.nextLong());
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
