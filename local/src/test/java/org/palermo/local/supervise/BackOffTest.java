package org.palermo.local.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void waits_twice_as_long_each_time_up_to_thirty_seconds() {
        var waits = Stream.generate(() -> backOff.after(Duration.ZERO).toSeconds()).limit(7).toList();
        assertEquals(java.util.List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), waits);
    }

    @Test
    void begins_anew_once_it_has_run_steadily() {
        backOff.after(Duration.ZERO);
        backOff.after(Duration.ZERO);
        assertEquals(Duration.ofSeconds(1), backOff.after(BackOff.STEADY));
    }
}
