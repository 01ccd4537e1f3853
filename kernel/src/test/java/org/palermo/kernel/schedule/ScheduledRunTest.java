package org.palermo.kernel.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class ScheduledRunTest {
    private static final Logger LOG = Logger.getLogger(ScheduledRunTest.class);

    @Test
    void a_run_that_fails_ends_like_any_other() {
        assertNull(run(() -> Uni.createFrom().failure(new IllegalStateException("Tran"))));
        assertNull(run(() -> {
            throw new IllegalStateException("Tran");
        }));
    }

    @Test
    void nothing_is_done_before_the_run_begins() {
        AtomicInteger done = new AtomicInteger();
        Uni<Void> run = ScheduledRun.of(() -> Uni.createFrom().item(done.incrementAndGet()), LOG, "The count waits");
        assertEquals(0, done.get());
        run.await().atMost(Duration.ofSeconds(10));
        assertEquals(1, done.get());
    }

    private static Void run(Supplier<Uni<?>> work) {
        return ScheduledRun.of(work, LOG, "The work waits").await().atMost(Duration.ofSeconds(10));
    }
}
