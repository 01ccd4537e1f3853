package org.palermo.kernel.scope;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// Runs work that no request has begun, such as a job's, on a context of its own: a session needs a context to live in.
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
