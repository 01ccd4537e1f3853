package org.palermo.kernel.statistics;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// Lets a few pieces of work run at once. The others wait in the order in which they came, without a connection. Work that has begun is
/// finished even if its caller has left; a caller who leaves before is passed over.
public final class WorkQueue {
    private final int atOnce;
    private final int most;
    private final Supplier<HttpProblem> tooMany;
    private final Deque<Turn<?>> waiting = new ArrayDeque<>();
    private int running;

    /// @param atOnce how many run at once
    /// @param most how many may wait
    /// @param tooMany the problem for a caller beyond that
    public WorkQueue(int atOnce, int most, Supplier<HttpProblem> tooMany) {
        this.atOnce = atOnce;
        this.most = most;
        this.tooMany = tooMany;
    }

    private record Turn<T>(Context context, Supplier<Uni<T>> work, UniEmitter<? super T> caller) {}

    /// @param work is subscribed to on the context of the caller
    /// @return fails with the problem when too many wait
    public <T> Uni<T> inTurn(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(caller -> join(new Turn<>(Vertx.currentContext(), work, caller)));
    }

    private <T> void join(Turn<T> turn) {
        boolean now;
        synchronized (this) {
            now = running < atOnce;
            if (now) {
                running++;
            } else if (waiting.size() >= most) {
                turn.caller.fail(tooMany.get());
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
