package org.palermo.shelter.request;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Deletes requests once their nights are over in every time zone.
@ApplicationScoped
class RequestPurge {
    private static final Logger LOG = Logger.getLogger(RequestPurge.class);
    private static final Actor REQUESTS = Actor.system("requests");
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Scope scope;
    private final Vertx vertx;
    private long timer;

    RequestPurge(Scope scope, Vertx vertx) {
        this.scope = scope;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), ignored -> purge().subscribe()
                .with(gone -> {}, failure -> LOG.warnf("Old requests were not deleted: %s", failure.getClass().getSimpleName())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// Returns how many requests were deleted.
    Uni<Integer> purge() {
        return scope.run(REQUESTS, (connection, now) -> connection
                .preparedQuery("delete from accommodation_request where from_night + nights < $1")
                .execute(Tuple.of(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1)))
                .map(rows -> rows.rowCount()));
    }
}
