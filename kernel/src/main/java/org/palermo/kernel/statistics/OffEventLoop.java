package org.palermo.kernel.statistics;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// Runs computing work off the event loop, and returns to the session's own context.
public final class OffEventLoop {
    private OffEventLoop() {}

    public static <T> Uni<T> of(Supplier<T> work) {
        return Uni.createFrom().completionStage(() -> Vertx.currentContext().executeBlocking(work::get).toCompletionStage());
    }
}
