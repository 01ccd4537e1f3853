package org.palermo.gateway.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(5), nanos::get);

    @BeforeEach
    void open() {
        for (int i = 0; i < 3; i++) {
            assertTrue(breaker.permits());
            breaker.failed();
        }
    }

    @Test
    void open_after_failures_in_a_row() {
        assertFalse(breaker.permits());
        assertTrue(breaker.open());
        assertEquals(5, breaker.restSeconds());
    }

    @Test
    void closed_while_failures_are_not_in_a_row() {
        var other = new Breaker(3, Duration.ofSeconds(5), nanos::get);
        for (int i = 0; i < 20; i++) {
            other.failed();
            other.failed();
            other.succeeded();
            assertTrue(other.permits());
        }
    }

    @Test
    void one_request_tries_after_the_pause_and_closes_it() {
        pass(5);
        assertTrue(breaker.permits());
        assertFalse(breaker.permits());
        breaker.succeeded();
        assertTrue(breaker.permits());
        assertFalse(breaker.open());
    }

    @Test
    void refuses_until_a_try_is_due_and_during_the_try() {
        assertTrue(breaker.rests());
        pass(5);
        assertFalse(breaker.rests());
        assertFalse(breaker.rests());
        assertTrue(breaker.permits());
        assertTrue(breaker.rests());
        breaker.succeeded();
        assertFalse(breaker.rests());
    }

    @Test
    void open_again_when_the_try_fails() {
        pass(5);
        assertTrue(breaker.permits());
        breaker.failed();
        pass(4);
        assertFalse(breaker.permits());
        pass(1);
        assertTrue(breaker.permits());
    }

    @Test
    void the_next_request_tries_when_the_trying_caller_left() {
        pass(5);
        assertTrue(breaker.permits());
        breaker.abandoned();
        assertTrue(breaker.permits());
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
