package org.palermo.shelter.broadcast;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.OwnContext;

/// Sends broadcasts to shelters, calls the next person on call, ends broadcasts at their deadline, and tells shelters when no
/// answer is needed any more. A broadcast that fails is logged and skipped, so that the others continue.
@ApplicationScoped
class BroadcastWatch {
    private static final Logger LOG = Logger.getLogger(BroadcastWatch.class);
    private static final Actor WATCH = Actor.system("broadcasts");

    private final BroadcastSteps steps;
    private final Vertx vertx;
    private final Duration every;
    private final AtomicBoolean running = new AtomicBoolean();
    private long timer;

    BroadcastWatch(BroadcastSteps steps, Vertx vertx, @ConfigProperty(name = "palermo.broadcasts.watch", defaultValue = "2s") Duration every) {
        this.steps = steps;
        this.vertx = vertx;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(every.toMillis(), ignored -> {
            if (running.compareAndSet(false, true)) {
                run().onTermination().invoke(() -> running.set(false)).subscribe()
                        .with(done -> {}, failure -> LOG.warnf("The watch of broadcasts failed: %s", failure.getClass().getSimpleName()));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    Uni<Void> run() {
        return each(steps::fresh, steps::spread)
                .chain(() -> onItsOwn(steps::escalate))
                .chain(() -> each(steps::due, steps::close))
                .chain(() -> onItsOwn(steps::settle));
    }

    private Uni<Void> each(Function<Actor, Uni<List<UUID>>> which, BiFunction<Actor, UUID, Uni<Void>> step) {
        return onItsOwn(which)
                .flatMap(ids -> Multi.createFrom().iterable(ids)
                        .onItem().transformToUniAndConcatenate(id -> onItsOwn(actor -> step.apply(actor, id)).onFailure().recoverWithItem(failure -> {
                            LOG.errorf("Broadcast %s failed: %s", id, failure.getClass().getSimpleName());
                            return null;
                        }))
                        .collect().last())
                .replaceWithVoid();
    }

    /// Opens a context of its own: a session needs one, and a timer has none.
    private <T> Uni<T> onItsOwn(Function<Actor, Uni<T>> work) {
        return OwnContext.run(vertx, () -> work.apply(WATCH));
    }
}
