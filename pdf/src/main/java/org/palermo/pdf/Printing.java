package org.palermo.pdf;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Prints a few documents at once, each for a limited time.
@Singleton
class Printing {
    /// Deep tables need more than the threads of the server have.
    private static final long STACK_BYTES = 4L << 20;
    private static final long NONE = Long.MAX_VALUE;

    /// What became of a document.
    sealed interface Outcome {}

    record Printed(byte[] pdf) implements Outcome {}

    /// @param why it is none that can be printed, in words without a word of it
    record Refused(String why) implements Outcome {}

    record Busy() implements Outcome {}

    record TooSlow() implements Outcome {}

    record Broken(Throwable cause) implements Outcome {}

    private final Typesetter typesetter;
    private final Semaphore free;
    private final Duration longest;
    /// Since when there has been no free place, in the time of {@link System#nanoTime()}.
    private final AtomicLong fullSince = new AtomicLong(NONE);

    Printing(Typesetter typesetter, PdfConfig config) {
        this.typesetter = typesetter;
        free = new Semaphore(config.atOnce());
        longest = config.longest();
    }

    Outcome print(byte[] page) throws InterruptedException {
        if (!free.tryAcquire()) {
            return new Busy();
        }
        if (free.availablePermits() == 0) {
            fullSince.set(System.nanoTime());
        }
        FutureTask<byte[]> task = new FutureTask<>(() -> typesetter.set(Page.read(page)));
        begin(task);
        try {
            return new Printed(task.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            task.cancel(true);
            return new TooSlow();
        } catch (ExecutionException e) {
            return e.getCause() instanceof Unprintable unprintable ? new Refused(unprintable.getMessage()) : new Broken(e.getCause());
        }
    }

    /// The place is free again when the thread has ended, also when nobody waits for it any more.
    private void begin(FutureTask<byte[]> task) {
        Thread thread = new Thread(null, () -> {
            try {
                task.run();
            } finally {
                fullSince.set(NONE);
                free.release();
            }
        }, "document", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    /// Whether no document has been finished for some times as long as one may take: then threads hang.
    boolean hangs() {
        long since = fullSince.get();
        return free.availablePermits() == 0 && since != NONE && System.nanoTime() - since > 5 * longest.toNanos();
    }
}
