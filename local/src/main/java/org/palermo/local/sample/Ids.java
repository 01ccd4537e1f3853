package org.palermo.local.sample;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids that are the same for every load.
final class Ids {
    private Ids() {}

    /// The agency id in the tokens of the sample accounts, for the agency with this number.
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
