package org.palermo.local.sample;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that are the same at every load.
final class Ids {
    private Ids() {}

    /// The id that the sample accounts carry in their token for the agency of this number.
    static UUID agency(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }

    static UUID provider(String name) {
        return named("provider", name);
    }

    static UUID named(String kind, String name) {
        return UUID.nameUUIDFromBytes(("palermo:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
