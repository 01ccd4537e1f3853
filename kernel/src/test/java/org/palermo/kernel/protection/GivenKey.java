package org.palermo.kernel.protection;

import java.util.Random;
import java.util.UUID;

/// Data keys for tests of other packages.
public final class GivenKey {
    private GivenKey() {}

    public static DataKey of(long seed) {
        Random random = new Random(seed);
        byte[] raw = new byte[DataKey.BYTES];
        random.nextBytes(raw);
        return new DataKey(new UUID(random.nextLong(), random.nextLong()), Purpose.PERSON, new byte[0], raw);
    }
}
