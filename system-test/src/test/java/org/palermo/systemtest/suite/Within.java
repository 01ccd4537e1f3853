package org.palermo.systemtest.suite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/// Checks that something is true after the promised time. The time of the check itself does not count, because a busy
/// machine answers slowly.
public final class Within {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(120);

    private Within() {}

    /// @return the time after which it was found to be true
    public static Duration seen(String what, Duration promised, BooleanSupplier isSo) {
        var begun = System.nanoTime();
        Awaitility.await(what).atMost(promised.plus(ANSWERED_WITHIN)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            var asked = Duration.ofNanos(System.nanoTime() - begun);
            var so = isSo.getAsBoolean();
            assertTrue(so || asked.compareTo(promised) < 0, () -> "not so after " + asked.toMillis() + " ms: " + what);
            return so;
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
