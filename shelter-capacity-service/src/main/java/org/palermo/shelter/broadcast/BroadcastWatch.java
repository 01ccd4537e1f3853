package org.palermo.shelter.broadcast;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Sends broadcasts to shelters, calls the next person on call, ends broadcasts at their deadline, and tells shelters when no
/// answer is needed any more. A broadcast that fails is logged and skipped, so that the others continue.
@ApplicationScoped
class BroadcastWatch {
    private static final Logger LOG = Logger.getLogger(BroadcastWatch.class);
    private static final Actor WATCH = Actor.system("broadcasts");
    private static final String EVERY = "${palermo.broadcasts.watch:2s}";

    private final BroadcastSteps steps;
    private final Vertx vertx;

    BroadcastWatch(BroadcastSteps steps, Vertx vertx) {
        this.steps = steps;
        this.vertx = vertx;
    }

    @Scheduled(identity = "broadcasts", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The watch of broadcasts failed");
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
                        .onItem().transformToUniAndConcatenate(id ->
                                onItsOwn(actor -> step.apply(actor, id)).onFailure().recoverWithItem(failure -> {
                            LOG.errorf("Broadcast %s failed: %s", id, failure.getClass().getSimpleName());
                            return null;
                        }))
                        .collect().last())
                .replaceWithVoid();
    }

    /// Each step has a context of its own, because a database session needs one.
    private <T> Uni<T> onItsOwn(Function<Actor, Uni<T>> work) {
        return OwnContext.run(vertx, () -> work.apply(WATCH));
    }
}
