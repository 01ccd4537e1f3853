package org.palermo.shelter.waitlist;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.shelter.waitlist.WaitlistStore.Waiting;

/// Regularly looks for places for the waitlist: the first in line whom a place fits gets it. A caller who searches in the same
/// second may get the place first.
@ApplicationScoped
class WaitlistJob {
    private static final Logger LOG = Logger.getLogger(WaitlistJob.class);
    private static final Actor WAITLIST = Actor.system("waitlist");
    private static final String EVERY = "${palermo.waitlist.offer:5s}";

    private final WaitlistOffers offers;
    private final Vertx vertx;

    WaitlistJob(WaitlistOffers offers, Vertx vertx) {
        this.offers = offers;
        this.vertx = vertx;
    }

    @Scheduled(identity = "waitlist", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The waitlist run failed");
    }

    /// Processes all entries in order. When nothing is free for one entry, others of the same shape are skipped. An entry that
    /// fails is logged and skipped, so that the others get their turn.
    Uni<Void> run() {
        Set<String> full = new HashSet<>();
        return onItsOwn(offers::settled)
                .flatMap(waiting -> Multi.createFrom().iterable(waiting)
                        .onItem().transformToUniAndConcatenate(one -> full.contains(one.shape())
                                ? Uni.createFrom().voidItem()
                                : offer(one, full))
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

    /// Each step has a context of its own, because a database session needs one.
    private <T> Uni<T> onItsOwn(Function<Actor, Uni<T>> work) {
        return OwnContext.run(vertx, () -> work.apply(WAITLIST));
    }
}
