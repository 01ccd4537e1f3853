package org.palermo.shelter.directory.query;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.palermo.kernel.problem.Problems;

/// Lets a few answers of the directory be built at once, because each takes up to nine megabytes and anybody may ask for one. The
/// others wait in the order in which they came. A waiting request holds no connection and no entry.
@ApplicationScoped
class ReadingTurns {
    static final int AT_ONCE = 3;
    static final int MOST_WAITING = 256;
    private static final int LATER_SECONDS = 2;

    private final Deque<Turn<?>> waiting = new ArrayDeque<>();
    private int running;

    private record Turn<T>(Context context, Supplier<Uni<T>> work, UniEmitter<? super T> caller) {}

    /// @param work is subscribed to on the context of the caller
    ///
    /// @return fails with 503 when too many wait
    <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(caller -> join(new Turn<>(Vertx.currentContext(), work, caller)));
    }

    private <T> void join(Turn<T> turn) {
        boolean now;
        synchronized (this) {
            now = running < AT_ONCE;
            if (now) {
                running++;
            } else if (waiting.size() >= MOST_WAITING) {
                turn.caller.fail(Problems.unavailable("directory", "many-readers", "Too many requests read the directory.", LATER_SECONDS));
                return;
            } else {
                waiting.add(turn);
            }
        }
        turn.caller.onTermination(() -> leave(turn));
        if (now) {
            run(turn);
        }
    }

    /// A caller who hangs up waits no longer. Work that has begun is finished.
    private synchronized void leave(Turn<?> turn) {
        waiting.remove(turn);
    }

    private <T> void run(Turn<T> turn) {
        Uni.createFrom().deferred(() -> turn.work.get()).subscribe().with(done -> {
            end();
            turn.caller.complete(done);
        }, failure -> {
            end();
            turn.caller.fail(failure);
        });
    }

    private void end() {
        Turn<?> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            next.context.runOnContext(_ -> run(next));
        }
    }
}
