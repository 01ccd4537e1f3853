package org.palermo.shelter.availability;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Deletes questions after a day.
@ApplicationScoped
class QuestionPurge {
    private static final Logger LOG = Logger.getLogger(QuestionPurge.class);
    private static final Actor QUESTIONS = Actor.system("questions");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Scope scope;
    private final Vertx vertx;
    private long timer;

    QuestionPurge(Scope scope, Vertx vertx) {
        this.scope = scope;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), ignored -> purge().subscribe()
                .with(gone -> {}, failure -> LOG.warnf("Old questions were not deleted: %s", failure.getClass().getSimpleName())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// Returns how many questions were deleted.
    Uni<Integer> purge() {
        return scope.run(QUESTIONS, (connection, now) -> connection
                .preparedQuery("delete from question where asked_at <= $1")
                .execute(Tuple.of(now.minus(KEPT).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount()));
    }
}
