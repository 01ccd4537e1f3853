package org.palermo.kernel.id;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of a counter, 62 random bits. Made here, so that an insert needs
/// neither a sequence nor a round trip, and ordered by time, so that an index grows at its end.
///
/// One that is made later in this process sorts later, also within a millisecond: what is listed by id, or is the latest by
/// its id, stands in the order in which it was said. The counter begins each millisecond at chance in its lower half and
/// goes over into the next one when it is used up (6.2, method 1); nor do ids go back when the clock does.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = 0x0FFFL;
    private static final long COUNTER_BEGINS_BELOW = 0x07FFL;

    /// Milliseconds and counter of the latest.
    private static final AtomicLong LATEST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long first = (System.currentTimeMillis() << COUNTER_BITS) | (RANDOM.nextLong() & COUNTER_BEGINS_BELOW);
        long mine = LATEST.updateAndGet(latest -> Math.max(latest + 1, first));
        return at(mine >>> COUNTER_BITS, mine, RANDOM.nextLong());
    }

    static UUID at(long millis, long counter, long random) {
        long high = (millis << 16) | VERSION_7 | (counter & COUNTER);
        long low = VARIANT | (random & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
