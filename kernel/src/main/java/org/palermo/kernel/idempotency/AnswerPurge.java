package org.palermo.kernel.idempotency;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Deletes every caller's answers that are older than a day: first their keys, then the rows.
@ApplicationScoped
public class AnswerPurge {
    private static final Logger LOG = Logger.getLogger(AnswerPurge.class);
    private static final Actor ANSWERS = Actor.system("answers");
    /// Also finds keys without a row: an answer that replaced an old one left the key of the old one behind.
    private static final String KEYS = """
            select count(*) filter (where destroy_data_key(owner, 'ANSWER')) as destroyed
              from (select owner from data_key where purpose = 'ANSWER' and created_at <= $1 order by created_at limit 1000) as old
            """;
    private static final String ROWS = """
            delete from idempotent_answer where (subject, route, key_hash) in
                (select subject, route, key_hash from idempotent_answer where created_at <= $1 order by created_at limit 1000)
            """;

    private final Scope scope;
    private final Vertx vertx;
    private final Duration every;
    private long timer;

    AnswerPurge(Scope scope, Vertx vertx, @ConfigProperty(name = "palermo.answers.purge", defaultValue = "1m") Duration every) {
        this.scope = scope;
        this.vertx = vertx;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(every.toMillis(), ignored -> purge().subscribe()
                .with(gone -> {}, failure -> LOG.warnf("Old answers wait: %s", failure.getClass().getSimpleName())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// Deletes one batch; returns how many keys were destroyed.
    public Uni<Long> purge() {
        return scope.run(ANSWERS, (connection, now) -> {
            Tuple oldest = Tuple.of(now.minus(Idempotency.KEPT).atOffset(ZoneOffset.UTC));
            return connection.preparedQuery(KEYS).execute(oldest).map(rows -> rows.iterator().next().getLong("destroyed"))
                    .call(() -> connection.preparedQuery(ROWS).execute(oldest));
        });
    }
}
