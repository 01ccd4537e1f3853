package org.palermo.referral.casefile.worklist;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Sums up the rows that count case files by stage. Each change of a stage adds two rows, and every count reads all of them.
@ApplicationScoped
class StageCounts {
    private static final Logger LOG = Logger.getLogger(StageCounts.class);
    private static final Actor STATISTICS = Actor.system("statistics");
    private static final String EVERY = "${palermo.stage-counts.every:60s}";
    private static final String SUM_UP = "select sum_up_case_stages($1)";
    /// Fewer rows are left as they are.
    private static final int ROWS = 500;

    private final Scope scope;

    StageCounts(Scope scope) {
        this.scope = scope;
    }

    @Scheduled(identity = "stage-counts", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(() -> sumUp(ROWS), LOG, "The files of each stage could not be summed up");
    }

    Uni<Void> sumUp(int atLeast) {
        return scope.run(STATISTICS, (connection, now) -> connection.preparedQuery(SUM_UP).execute(Tuple.of(atLeast)).replaceWithVoid());
    }
}
