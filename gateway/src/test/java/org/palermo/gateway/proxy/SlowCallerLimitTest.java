package org.palermo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/// Two minutes of patience and 256 bytes a second, as in production.
class SlowCallerLimitTest {

    private final SlowCallerLimit limit = new SlowCallerLimit(TimeUnit.MINUTES.toNanos(2), 256);

    @Test
    void a_phone_on_a_slow_network_is_tolerated_for_hours() {
        limit.waits(0);
        for (int second = 1; second < 10_000; second++) {
            limit.moved(300, seconds(second));
            assertTrue(limit.left(seconds(second)) > 0);
        }
    }

    @Test
    void a_silence_of_a_minute_is_tolerated_each_time() {
        limit.waits(0);
        for (int minute = 1; minute < 60; minute++) {
            assertTrue(limit.left(seconds(minute * 60)) > 0);
            limit.moved(20_000, seconds(minute * 60));
        }
    }

    @Test
    void a_byte_each_minute_is_not_tolerated() {
        limit.waits(0);
        limit.moved(1, seconds(60));
        limit.moved(1, seconds(119));
        assertTrue(limit.left(seconds(121)) <= 0);
    }

    /// Earlier bytes do not save up patience without limit.
    @Test
    void a_megabyte_earns_no_more_than_the_patience() {
        limit.waits(0);
        limit.moved(1 << 20, seconds(1));
        assertEquals(TimeUnit.MINUTES.toNanos(2), limit.left(seconds(1)));
        assertTrue(limit.left(seconds(122)) <= 0);
    }

    @Test
    void time_of_the_gateway_or_origin_does_not_count() {
        limit.waits(0);
        limit.waitsNoMore(seconds(100));
        assertTrue(limit.left(seconds(10_000)) > 0);
        limit.waits(seconds(10_000));
        assertTrue(limit.left(seconds(10_021)) <= 0);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
