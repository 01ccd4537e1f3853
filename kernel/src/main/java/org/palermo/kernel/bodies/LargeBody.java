package org.palermo.kernel.bodies;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.palermo.kernel.problem.Problems;

/// A file that a caller is sending. It is over when its request has ended and all work on it has returned: work continues
/// when the caller hangs up, and holds memory until then. It uses no lock, because a connection that ends holds its own
/// lock while it reports the end.
public final class LargeBody {
    private static final int REQUEST = 1 << 16;

    private final Vertx vertx;
    private final BooleanSupplier answered;
    /// Running work and the request, in one number, so that a thread that sees the end of the request also sees whether
    /// the file is over.
    private final AtomicInteger holders = new AtomicInteger(REQUEST);
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    LargeBody(Vertx vertx, BooleanSupplier answered) {
        this.vertx = vertx;
        this.answered = answered;
    }

    /// Runs work on the file, on a thread that may wait. Work runs in parallel: callers who need an order must start one
    /// after the other.
    ///
    /// @return fails with 408 when the file is over
    public <T> Uni<T> work(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> {
            hold();
            return vertx.executeBlocking(work, false).onComplete(returned -> release()).toCompletionStage();
        });
    }

    /// @param told called once, when the file is over; at once when it already is
    public void whenOver(Runnable told) {
        over.thenRun(told);
    }

    /// The request has ended: it was answered, or its caller hung up.
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
