package org.palermo.inspection.plan;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.scope.Scoped;

/// Sums up the rows that count the visits of a quarter. Each change of the plan adds two rows, and every count reads all of them.
@ApplicationScoped
class PlanCounts {
    private static final Logger LOG = Logger.getLogger(PlanCounts.class);
    private static final Actor FIGURES = Actor.system("figures");
    private static final String EVERY = "${palermo.plan-counts.every:60s}";
    /// Fewer rows that count the same are left as they are.
    private static final int ROWS = 20;

    private final PlannedVisitStore store;
    private final Vertx vertx;

    PlanCounts(PlannedVisitStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    @Scheduled(identity = "plan-counts", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(() -> run(ROWS), LOG, "The visits of the plan could not be summed up");
    }

    Uni<Void> run(int atLeast) {
        return OwnContext.run(vertx, () -> sumUp(FIGURES, atLeast));
    }

    @Scoped
    Uni<Void> sumUp(Actor actor, int atLeast) {
        return store.sumUp(atLeast);
    }
}
