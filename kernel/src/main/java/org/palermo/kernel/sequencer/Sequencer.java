package org.palermo.kernel.sequencer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Numbers the entries of feeds after they have been committed, one sequencer per service at a time (advisory lock).
/// Identity numbers are not in commit order: a reader that has passed 7 would never see a slow transaction's 6.
@ApplicationScoped
public class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final Actor SEQUENCER = Actor.system("sequencer");
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('palermo.sequencer', 0))";
    private static final String NUMBER = """
            with taken as (
                delete from feed_pending
                 where (feed, entry) in (select feed, entry from feed_pending order by entry limit 2000)
                returning feed, entry),
            numbered as (
                select feed, entry, row_number() over (partition by feed order by entry) as place from taken)
            insert into feed_sequence (feed, sequence, entry)
            select n.feed, coalesce((select max(s.sequence) from feed_sequence s where s.feed = n.feed), 0) + n.place, n.entry
              from numbered n
            """;

    private final Scope scope;
    private final Vertx vertx;
    private final long everyMillis;
    private long timer;

    Sequencer(Scope scope, Vertx vertx, @ConfigProperty(name = "palermo.sequencer.every-millis", defaultValue = "500") long everyMillis) {
        this.scope = scope;
        this.vertx = vertx;
        this.everyMillis = everyMillis;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(everyMillis, ignored -> number().subscribe()
                .with(count -> {}, failure -> LOG.warnf("The sequencer waits: %s", failure.getClass().getSimpleName())));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// Numbers what waits; answers how many. Does nothing while another instance holds the lock.
    public Uni<Integer> number() {
        return scope.run(SEQUENCER, (connection, now) -> connection.query(LOCK).execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .flatMap(mine -> mine
                        ? connection.preparedQuery(NUMBER).execute(Tuple.tuple()).map(rows -> rows.rowCount())
                        : Uni.createFrom().item(0)));
    }
}
