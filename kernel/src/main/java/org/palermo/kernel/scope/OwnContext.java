package org.palermo.kernel.scope;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// A context of its own for work that no request has begun: a timer's or a thread's has none that a session could live in.
public final class OwnContext {
    private OwnContext() {}

    public static <T> Uni<T> run(Vertx vertx, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().emitter(result -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(ignored -> Uni.createFrom().deferred(work).subscribe().with(result::complete, result::fail));
        });
    }
}
