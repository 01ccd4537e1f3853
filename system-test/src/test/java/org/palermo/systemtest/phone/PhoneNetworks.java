package org.palermo.systemtest.phone;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.palermo.systemtest.suite.Suite;

/// The phones of a journey, each with a bad network of its own. All that is drawn comes from one seed, which a failure names:
/// `-Dpalermo.phones.seed=N` makes the same trouble again, as far as the machine is as fast.
final class PhoneNetworks implements AutoCloseable {

    private static final long SEED = Long.getLong("palermo.phones.seed", System.nanoTime());
    private static final long DAY_WITHIN_SECONDS = 600;

    private final Suite suite;
    private final List<BadNetwork> networks = new ArrayList<>();
    private long next = SEED;

    PhoneNetworks(Suite suite) {
        this.suite = suite;
        System.out.println("phones on a bad network: seed " + SEED);
    }

    long seed() {
        return next++;
    }

    BadNetwork another() {
        var network = BadNetwork.to(suite.base(), seed());
        networks.add(network);
        return network;
    }

    Phone phone(FieldInspector inspector) {
        return new Phone(inspector, another(), seed());
    }

    /// What happened on all networks.
    Map<Trouble, Integer> happened() {
        var all = new EnumMap<Trouble, Integer>(Trouble.class);
        networks.forEach(network -> network.happened().forEach((trouble, times) -> all.merge(trouble, times, Integer::sum)));
        return all;
    }

    /// Runs the work of several phones at once, to the end.
    ///
    /// @return the results in their order
    @SafeVarargs
    static <T> List<T> together(Callable<T>... work) throws InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var running = Stream.of(work).map(threads::submit).toList();
            var results = new ArrayList<T>();
            for (Future<T> one : running) {
                results.add(one.get(DAY_WITHIN_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("seed " + SEED + ": " + failed.getCause().getMessage(), failed.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("seed " + SEED + ": not finished within " + DAY_WITHIN_SECONDS + " s", late);
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return happened() + ", seed " + SEED;
    }

    @Override
    public void close() {
        networks.forEach(BadNetwork::close);
    }
}
