package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void waits_twice_as_long_each_time_up_to_thirty_seconds() {
        var waits = Stream.generate(() -> backOff.after(Duration.ZERO).toMillis()).limit(10).toList();
        assertEquals(java.util.List.of(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L), waits);
    }

    @Test
    void starts_again_at_the_shortest_wait_after_a_steady_run() {
        backOff.after(Duration.ZERO);
        backOff.after(Duration.ZERO);
        assertEquals(BackOff.FIRST, backOff.after(BackOff.STEADY));
    }
}
