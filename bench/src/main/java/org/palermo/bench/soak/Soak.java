package org.palermo.bench.soak;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.palermo.bench.suite.Heaps;
import org.palermo.bench.suite.RunningSuite;
import org.palermo.bench.suite.ServiceProcesses;
import org.palermo.bench.suite.SuiteMeasurement;

/// Everybody works for an hour and also sends the most expensive requests, while two callers are slow and two are greedy.
/// Nothing may restart, nothing may be lost, no heap may grow, and 99 of 100 calls of each request must be answered within a
/// second.
public final class Soak implements SuiteMeasurement {

    private static final double JOURNEYS_PER_SECOND = 20 / 60.0;
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration BETWEEN_HEAPS = Duration.ofMinutes(5);
    private static final long PERCENTILE_99 = TimeUnit.SECONDS.toNanos(1);

    private final Duration duration;

    public Soak(int minutes) {
        this.duration = Duration.ofMinutes(minutes);
    }

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String question() {
        return "does anything restart, get lost or slow down in %d minutes of everybody's work, beside two slow and two greedy callers?".formatted(duration.toMinutes());
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public boolean run(RunningSuite suite) throws Exception {
        var answers = new SoakAnswers();
        var accepted = new AcceptedRecords();
        var heaps = new Heaps(suite);
        var processes = ServiceProcesses.of(suite);
        walk(suite, new SoakAnswers(), accepted, WARM_UP);
        heaps.measure();
        try (var abusers = Abusers.start(suite); var timer = Executors.newSingleThreadScheduledExecutor()) {
            timer.scheduleAtFixedRate(heaps::measure, BETWEEN_HEAPS.toSeconds(), BETWEEN_HEAPS.toSeconds(), TimeUnit.SECONDS);
            walk(suite, answers, accepted, duration);
            timer.shutdownNow();
            System.out.println("  " + abusers.said());
        }
        heaps.measure();
        answers.print();
        heaps.print();
        var restarted = processes.changedIn(suite);
        var outOfMemory = processes.outOfMemory(suite);
        var lost = accepted.lost(suite);
        System.out.printf("  restarted: %s; out of memory: %s; accepted: %d, lost: %s; failed: %s%n", restarted, outOfMemory, accepted.count(), lost, answers.failed());
        return restarted.isEmpty() && outOfMemory.isEmpty() && lost.isEmpty() && answers.failed().isEmpty() && heaps.areFlat() && answers.slowerThan(PERCENTILE_99).isEmpty();
    }

    /// Starts a journey every three seconds, whether or not earlier ones have ended. The kinds take turns.
    private static void walk(RunningSuite suite, SoakAnswers answers, AcceptedRecords accepted, Duration duration) throws Exception {
        var journeys = SoakJourneys.all(new SoakCallers(suite, answers, accepted));
        long between = (long) (1e9 / JOURNEYS_PER_SECOND);
        long start = System.nanoTime();
        int first = ThreadLocalRandom.current().nextInt(journeys.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; (long) i * between < duration.toNanos(); i++) {
                TimeUnit.NANOSECONDS.sleep(start + i * between - System.nanoTime());
                var journey = journeys.get((first + i) % journeys.size());
                threads.submit(() -> journey.walk(answers));
            }
        }
    }

    /// The work of one person from beginning to end.
    ///
    /// @param name who does what
    record Journey(String name, Work work) {

        void walk(SoakAnswers answers) {
            try {
                work.run();
            } catch (SoakCallers.Refused refused) {
                answers.refused(name, refused.getMessage());
            } catch (Exception e) {
                answers.failed(name, e.toString());
            }
        }
    }

    interface Work {
        void run() throws Exception;
    }
}
