package org.palermo.shelter.availability;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Deletes questions after a day.
@ApplicationScoped
class QuestionPurge {
    private static final Logger LOG = Logger.getLogger(QuestionPurge.class);
    private static final Actor QUESTIONS = Actor.system("questions");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String EVERY = "10m";

    private final Scope scope;

    QuestionPurge(Scope scope) {
        this.scope = scope;
    }

    @Scheduled(identity = "questions", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::purge, LOG, "Old searches could not be deleted");
    }

    /// Returns how many questions were deleted.
    Uni<Integer> purge() {
        return scope.run(QUESTIONS, (connection, now) -> connection
                .preparedQuery("delete from question where asked_at <= $1")
                .execute(Tuple.of(now.minus(KEPT).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount()));
    }
}
