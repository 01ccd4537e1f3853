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

/// Looks again and again whether there is a place for who waits: the first in line whom it fits gets it. Whoever asks by
/// herself in the same second may win it.
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
                        .with(done -> {}, failure -> LOG.warnf("Who waits waits longer: %s", failure.getClass().getSimpleName()));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// All of them in their order; where nothing is free for one, others of the same shape are not asked about again. One that
    /// fails is said and left, so that the others have their turn.
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
                    LOG.errorf("Entry %s waits longer: %s", one.id(), failure.getClass().getSimpleName());
                    return null;
                });
    }

    /// A session belongs to a context of its own, which a timer does not have.
    private <T> Uni<T> onItsOwn(Function<Actor, Uni<T>> work) {
        return OwnContext.run(vertx, () -> work.apply(WAITLIST));
    }
}
