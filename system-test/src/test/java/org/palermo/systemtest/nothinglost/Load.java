package org.palermo.systemtest.nothinglost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A handful of people at work, each on a virtual thread.
final class Load implements AutoCloseable {

    private static final int LONGEST_PAUSE_MILLIS = 250;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean goesOn = true;

    static Load of(List<Work> people) {
        var load = new Load();
        people.forEach(work -> load.running.add(load.threads.submit(() -> load.repeat(work))));
        return load;
    }

    private void repeat(Work work) {
        var random = ThreadLocalRandom.current();
        while (goesOn) {
            work.once(random);
            try {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Everybody finishes the work at hand.
    void finish() throws InterruptedException {
        goesOn = false;
        for (var work : running) {
            try {
                work.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Somebody could not finish: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    @Override
    public void close() {
        goesOn = false;
        threads.shutdownNow();
    }
}
