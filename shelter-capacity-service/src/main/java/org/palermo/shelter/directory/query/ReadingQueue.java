package org.palermo.shelter.directory.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.statistics.WorkQueue;

/// Lets a few answers of the directory be built at once, because each takes up to nine megabytes and anybody may ask for one. The
/// others wait in the order in which they came. A waiting request holds no connection and no entry.
@ApplicationScoped
class ReadingQueue {
    static final int AT_ONCE = 3;
    static final int MOST_WAITING = 256;
    private static final int LATER_SECONDS = 2;

    private final WorkQueue readings = new WorkQueue(AT_ONCE, MOST_WAITING,
            () -> Problems.unavailable("directory", "many-readers", "Too many requests read the directory.", LATER_SECONDS));

    /// @param work is subscribed to on the context of the caller
    /// @return fails with 503 when too many wait
    <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return readings.inTurn(work);
    }
}
