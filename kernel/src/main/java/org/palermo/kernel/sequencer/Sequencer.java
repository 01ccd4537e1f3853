package org.palermo.kernel.sequencer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.audit.AuditChain;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Numbers the entries of feeds after their commit, with one sequencer per service at a time (advisory lock), and also
/// chains those of the audit. Identity numbers are not in commit order: a reader that has passed 7 would never see 6 of a
/// slow transaction.
@ApplicationScoped
public class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final Actor SEQUENCER = Actor.system("sequencer");
    private static final int BATCH = 2_000;
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('palermo.sequencer', 0)) as mine";
    private static final String NUMBER = """
            with taken as (
                delete from feed_pending
                 where (feed, entry) in (select feed, entry from feed_pending where feed <> 'audit' order by entry limit %d)
                returning feed, entry),
            numbered as (
                select feed, entry, row_number() over (partition by feed order by entry) as place from taken)
            insert into feed_sequence (feed, sequence, entry)
            select n.feed, coalesce((select max(s.sequence) from feed_sequence s where s.feed = n.feed), 0) + n.place, n.entry
              from numbered n
            """.formatted(BATCH);

    private final Scope scope;
    private final AuditChain chain;
    private final AtomicBoolean running = new AtomicBoolean();
    private final Vertx vertx;
    private final long everyMillis;
    private final Duration deadline;
    private long timer;

    Sequencer(Scope scope, AuditChain chain, Vertx vertx,
            @ConfigProperty(name = "palermo.sequencer.every-millis", defaultValue = "500") long everyMillis,
            @ConfigProperty(name = "palermo.sequencer.deadline", defaultValue = "1m") Duration deadline) {
        this.scope = scope;
        this.chain = chain;
        this.vertx = vertx;
        this.everyMillis = everyMillis;
        this.deadline = deadline;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(everyMillis, ignored -> catchUp());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// Runs one round after another until nothing waits, so that a backlog does not wait for the timer. A round to which the database never
    /// answers is given up. If it goes on nevertheless, it has the lock, and the next round does nothing.
    private void catchUp() {
        if (running.compareAndSet(false, true)) {
            Multi.createBy().repeating().uni(() -> number().ifNoItem().after(deadline).fail()).whilst(more -> more)
                    .collect().last()
                    .onTermination().invoke(() -> running.set(false))
                    .subscribe().with(done -> {}, failure -> LOG.warnf("The sequencer failed and will try again: "
                            + "%s", failure.getClass().getSimpleName()));
        }
    }

    /// Numbers a batch of waiting entries; returns whether there may be more. Does nothing while another instance has the
    /// lock.
    public Uni<Boolean> number() {
        return scope.run(SEQUENCER, (connection, now) -> connection.query(LOCK).execute()
                .map(rows -> rows.iterator().next().getBoolean("mine"))
                .flatMap(mine -> mine ? number(connection) : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> number(SqlConnection connection) {
        return connection.preparedQuery(NUMBER).execute(Tuple.tuple())
                .flatMap(numbered -> chain.append(connection).map(more -> more || numbered.rowCount() >= BATCH));
    }
}
