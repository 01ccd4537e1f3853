package org.palermo.kernel.statistics;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.problem.Problems;

/// Lets a service count and control figures one computation at a time, because each takes seconds and tens of megabytes. A
/// waiting request holds no connection; beyond the limit the answer is 503. A computation is finished even if its caller
/// has left, so that the next request finds the result.
@ApplicationScoped
public class Turns {
    private static final String MINE = "palermo.statistics.turn";
    private static final int SECONDS = 5;

    private final int most;
    private final Deque<Turn<?>> waiting = new ArrayDeque<>();
    private boolean taken;

    /// @param most how many may wait
    Turns(@ConfigProperty(name = "palermo.statistics.waiting", defaultValue = "64") int most) {
        this.most = most;
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
        return Uni.createFrom().emitter(caller -> join(new Turn<>(Vertx.currentContext(), work, caller)));
    }

    /// Whether the current work has a turn and may compute.
    public static boolean isMine() {
        return Boolean.TRUE.equals(Vertx.currentContext().getLocal(MINE));
    }

    private <T> void join(Turn<T> turn) {
        boolean now;
        synchronized (this) {
            now = !taken;
            if (!now && waiting.size() >= most) {
                turn.caller.fail(Problems.unavailable("statistics", "being-counted", "Figures are being counted, and too many requests wait for them.", SECONDS));
                return;
            }
            taken = true;
            if (!now) {
                waiting.add(turn);
            }
        }
        turn.caller.onTermination(() -> leave(turn));
        if (now) {
            run(turn);
        }
    }

    private synchronized void leave(Turn<?> turn) {
        waiting.remove(turn);
    }

    private <T> void run(Turn<T> turn) {
        turn.context.putLocal(MINE, true);
        Uni.createFrom().deferred(() -> turn.work.get()).subscribe().with(done -> {
            end(turn);
            turn.caller.complete(done);
        }, failure -> {
            end(turn);
            turn.caller.fail(failure);
        });
    }

    private void end(Turn<?> turn) {
        turn.context.removeLocal(MINE);
        Turn<?> next;
        synchronized (this) {
            next = waiting.poll();
            taken = next != null;
        }
        if (next != null) {
            next.context.runOnContext(_ -> run(next));
        }
    }

    private record Turn<T>(Context context, Supplier<Uni<T>> work, UniEmitter<? super T> caller) {}
}
