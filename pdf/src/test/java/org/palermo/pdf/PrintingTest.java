package org.palermo.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How many documents are printed at once, and how long.
class PrintingTest {
    private static final byte[] PAGE = "<main><p>Text</p></main>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PDF = {1, 2, 3};

    /// Sets a document when it is let, and until then ignores that nobody waits.
    private static final class Waiting extends Typesetter {
        final Semaphore begun = new Semaphore(0);
        final CountDownLatch let = new CountDownLatch(1);

        @Override
        byte[] set(Page page) {
            begun.release();
            while (true) {
                try {
                    let.await();
                    return PDF;
                } catch (InterruptedException e) {
                    // As the libraries do, which don't look for it.
                }
            }
        }
    }

    private static PdfConfig config(Duration longest) {
        return new PdfConfig() {
            @Override
            public int atOnce() {
                return 2;
            }

            @Override
            public Duration longest() {
                return longest;
            }
        };
    }

    @Test
    void two_are_printed_at_once_and_a_third_is_refused() throws Exception {
        Waiting typesetter = new Waiting();
        Printing printing = new Printing(typesetter, config(Duration.ofSeconds(30)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> printed(printing), threads);
            var second = CompletableFuture.supplyAsync(() -> printed(printing), threads);
            assertTrue(typesetter.begun.tryAcquire(2, 20, TimeUnit.SECONDS));
            assertInstanceOf(Printing.Busy.class, printing.print(PAGE));
            typesetter.let.countDown();
            assertArrayEquals(PDF, assertInstanceOf(Printing.Printed.class, first.get(20, TimeUnit.SECONDS)).pdf());
            assertArrayEquals(PDF, assertInstanceOf(Printing.Printed.class, second.get(20, TimeUnit.SECONDS)).pdf());
        }
        assertInstanceOf(Printing.Printed.class, once(printing));
        assertFalse(printing.hangs());
    }

    @Test
    void a_slow_document_keeps_its_place_until_it_ends_and_when_none_ends_the_application_is_restarted() throws Exception {
        Waiting typesetter = new Waiting();
        Printing printing = new Printing(typesetter, config(Duration.ofMillis(20)));
        assertInstanceOf(Printing.TooSlow.class, printing.print(PAGE));
        assertInstanceOf(Printing.TooSlow.class, printing.print(PAGE));
        assertInstanceOf(Printing.Busy.class, printing.print(PAGE));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!printing.hangs() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertTrue(printing.hangs());
        typesetter.let.countDown();
        assertInstanceOf(Printing.Printed.class, once(printing));
        assertFalse(printing.hangs());
    }

    @Test
    void a_broken_document_frees_its_place() throws Exception {
        Printing printing = new Printing(new Typesetter() {
            @Override
            byte[] set(Page page) {
                throw new StackOverflowError();
            }
        }, config(Duration.ofSeconds(30)));
        for (int i = 0; i < 5; i++) {
            assertEquals(StackOverflowError.class, assertInstanceOf(Printing.Broken.class, once(printing)).cause().getClass());
        }
    }

    /// The place of the document before is free a moment after its answer.
    private static Printing.Outcome once(Printing printing) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Printing.Outcome outcome = printing.print(PAGE);
        while ((outcome instanceof Printing.Busy || outcome instanceof Printing.TooSlow) && System.nanoTime() < until) {
            Thread.onSpinWait();
            outcome = printing.print(PAGE);
        }
        return outcome;
    }

    private static Printing.Outcome printed(Printing printing) {
        try {
            return printing.print(PAGE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
