package org.palermo.kernel.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final Duration FIRST = Duration.ofMinutes(1);

    /// The fifth refusal parks the stream, so there are four pauses.
    @Test
    void five_refusals_take_a_quarter_of_an_hour() {
        Duration all = IntStream.range(0, 4).mapToObj(StreamTest::pause).reduce(Duration.ZERO, Duration::plus);
        assertEquals(Duration.ofMinutes(15), all);
    }

    @Test
    void the_pause_stays_below_a_day() {
        assertTrue(pause(Integer.MAX_VALUE).compareTo(Duration.ofDays(1)) < 0);
    }

    private static Duration pause(int refusals) {
        return new Stream("referral", UUID.randomUUID(), 0, refusals, refusals, UUID.randomUUID()).pauseAfterRefusal(FIRST);
    }
}
