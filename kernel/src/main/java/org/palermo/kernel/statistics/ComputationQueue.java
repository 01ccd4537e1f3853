package org.palermo.kernel.statistics;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.problem.Problems;

/// Lets a service count and control figures one computation at a time, because each takes seconds and tens of megabytes. A
/// waiting request holds no connection; beyond the limit the answer is 503. A computation is finished even if its caller
/// has left, so that the next request finds the result.
@ApplicationScoped
public class ComputationQueue {
    private static final String MINE = "palermo.statistics.turn";
    private static final int SECONDS = 5;

    private final WorkQueue computations;

    /// @param most how many may wait
    ComputationQueue(@ConfigProperty(name = "palermo.statistics.waiting", defaultValue = "64") int most) {
        computations = new WorkQueue(1, most, () -> Problems.unavailable("statistics", "being-counted",
                "Figures are being counted, and too many requests wait for them.", SECONDS));
    }

    /// Reads, and when something is missing, waits for a turn and reads again until it is there.
    ///
    /// @param reading a new use case each time. It computes only in a turn, one step each time, and is empty while more is
    ///     missing
    public <T> Uni<T> first(Supplier<Uni<Optional<T>>> reading) {
        return reading.get().flatMap(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : inTurn(() -> untilThere(reading)));
    }

    private static <T> Uni<T> untilThere(Supplier<Uni<Optional<T>>> reading) {
        return reading.get().flatMap(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : untilThere(reading));
    }

    /// @return fails with 503 when too many wait
    public <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return computations.inTurn(() -> {
            Context context = Vertx.currentContext();
            context.putLocal(MINE, true);
            return Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(() -> context.removeLocal(MINE));
        });
    }

    /// Whether the current work has a turn and may compute.
    public static boolean isMine() {
        return Boolean.TRUE.equals(Vertx.currentContext().getLocal(MINE));
    }
}
