package org.palermo.kernel.bodies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    private static final int MIB = 1 << 20;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void late_408_what_has_not_come_after_twenty_minutes_although_it_is_fast_enough() throws IOException {
        LimitedBody body = new LimitedBody(aMebibyteIn(Duration.ofMinutes(1)), 100L * MIB, clock::get);
        for (int i = 0; i < 20; i++) {
            assertEquals(MIB, body.read(new byte[MIB], 0, MIB));
        }
        assertEquals(408, assertThrows(HttpProblem.class, () -> body.read(new byte[MIB], 0, MIB)).getStatusCode());
    }

    @Test
    void late_408_what_comes_more_slowly_than_4_kib_a_second() throws IOException {
        LimitedBody body = new LimitedBody(aMebibyteIn(Duration.ofSeconds(270)), 100L * MIB, clock::get);
        assertEquals(MIB, body.read(new byte[MIB], 0, MIB));
        assertEquals(408, assertThrows(HttpProblem.class, () -> body.read(new byte[MIB], 0, MIB)).getStatusCode());
    }

    private InputStream aMebibyteIn(Duration wait) {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int room) {
                clock.addAndGet(wait.toNanos());
                return room;
            }
        };
    }
}
