package org.palermo.shelter.waitlist;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.shelter.waitlist.WaitlistStore.Waiting;

/// Regularly looks for places for the waitlist: the first in line whom a place fits gets it. A caller who searches in the same
/// second may get the place first.
@ApplicationScoped
class WaitlistJob {
    private static final Logger LOG = Logger.getLogger(WaitlistJob.class);
    private static final Actor WAITLIST = Actor.system("waitlist");

    private final WaitlistOffers offers;
    private final Vertx vertx;
    private final Duration every;
    private final AtomicBoolean running = new AtomicBoolean();
    private long timer;

    WaitlistJob(WaitlistOffers offers, Vertx vertx, @ConfigProperty(name = "palermo.waitlist.offer", defaultValue = "5s") Duration every) {
        this.offers = offers;
        this.vertx = vertx;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(every.toMillis(), ignored -> {
            if (running.compareAndSet(false, true)) {
                run().eventually(() -> running.set(false)).subscribe()
                        .with(done -> {}, failure -> LOG.warnf("The waitlist run failed: %s", failure.getClass().getSimpleName()));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// Processes all entries in order. When nothing is free for one entry, others of the same shape are skipped. An entry that
    /// fails is logged and skipped, so that the others get their turn.
    Uni<Void> run() {
        Set<String> full = new HashSet<>();
        return onItsOwn(offers::settled)
                .flatMap(waiting -> Multi.createFrom().iterable(waiting)
                        .onItem().transformToUniAndConcatenate(one -> full.contains(one.shape()) ? Uni.createFrom().voidItem() : offer(one, full))
                        .collect().last())
                .replaceWithVoid();
    }

    private Uni<Void> offer(Waiting one, Set<String> full) {
        return onItsOwn(actor -> offers.offer(actor, one.id()))
                .onFailure(HttpProblem.class).recoverWithItem(refused -> {
                    if (((HttpProblem) refused).getType().toString().endsWith(":no-place")) {
                        full.add(one.shape());
                    }
                    return null;
                })
                .onFailure().recoverWithItem(failure -> {
                    LOG.errorf("Waitlist entry %s failed: %s", one.id(), failure.getClass().getSimpleName());
                    return null;
                });
    }

    /// Opens a context of its own: a session needs one, and a timer has none.
    private <T> Uni<T> onItsOwn(Function<Actor, Uni<T>> work) {
        return OwnContext.run(vertx, () -> work.apply(WAITLIST));
    }
}
