package org.palermo.shelter.request;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Deletes requests once their nights are over in every time zone.
@ApplicationScoped
class RequestPurge {
    private static final Logger LOG = Logger.getLogger(RequestPurge.class);
    private static final Actor REQUESTS = Actor.system("requests");
    private static final String EVERY = "10m";

    private final Scope scope;

    RequestPurge(Scope scope) {
        this.scope = scope;
    }

    @Scheduled(identity = "requests", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::purge, LOG, "Old requests could not be deleted");
    }

    /// Returns how many requests were deleted.
    Uni<Integer> purge() {
        return scope.run(REQUESTS, (connection, now) -> connection
                .preparedQuery("delete from accommodation_request where from_night + nights < $1")
                .execute(Tuple.of(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1)))
                .map(rows -> rows.rowCount()));
    }
}
