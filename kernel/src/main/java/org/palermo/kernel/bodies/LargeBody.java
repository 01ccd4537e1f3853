package org.palermo.kernel.bodies;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.palermo.kernel.problem.Problems;

/// A file that somebody brings. It is over when her request has ended and all work on it has returned: work goes on when she hangs
/// up, and holds memory until then. There is no lock in here: a connection that ends holds its own while it says so.
public final class LargeBody {
    private static final int REQUEST = 1 << 16;

    private final Vertx vertx;
    private final BooleanSupplier answered;
    /// All work that runs, and her request: both in one number, so that whoever sees that she has left sees also whether the file is over.
    private final AtomicInteger holders = new AtomicInteger(REQUEST);
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    LargeBody(Vertx vertx, BooleanSupplier answered) {
        this.vertx = vertx;
        this.answered = answered;
    }

    /// Work on it, on a thread that may wait. It holds up no other work, so whoever needs an order asks for one after the other.
    ///
    /// @return fails with 408 when the file is over
    public <T> Uni<T> work(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> {
            hold();
            return vertx.executeBlocking(work, false).onComplete(returned -> release()).toCompletionStage();
        });
    }

    /// @param told once, when the file is over; at once when it is already
    public void whenOver(Runnable told) {
        over.thenRun(told);
    }

    /// Her request has ended, by its answer or by her hanging up.
    void left() {
        if (holders.getAndUpdate(now -> now < REQUEST ? now : now - REQUEST) == REQUEST) {
            over.complete(null);
        }
    }

    void leaveIfAnswered() {
        if (answered.getAsBoolean()) {
            left();
        }
    }

    boolean isOver() {
        return holders.get() == 0;
    }

    private void hold() {
        if (holders.getAndUpdate(now -> now == 0 ? 0 : now + 1) == 0) {
            throw Problems.late();
        }
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            over.complete(null);
        }
    }
}
