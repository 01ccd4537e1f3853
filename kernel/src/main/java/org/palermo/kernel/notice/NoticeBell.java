package org.palermo.kernel.notice;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Wakes listeners when there is a notice for them: one query for all of them, twice a second, and only while somebody
/// listens. It says that there is something, never what.
@ApplicationScoped
class NoticeBell {
    private static final Logger LOG = Logger.getLogger(NoticeBell.class);
    private static final Actor BELL = Actor.system("bell");
    private static final int BATCH = 1_000;
    private static final String END = "select coalesce(max(sequence), 0) as last from feed_sequence where feed = 'notices'";
    private static final String NEW = """
            select s.sequence, n.agency, n.of_agency, n.subject, n.role, coalesce(n.region, n.country) as place
              from feed_sequence s
              join notice n on n.id = s.entry
             where s.feed = 'notices' and s.sequence > $1
             order by s.sequence
             limit %d
            """.formatted(BATCH);

    private final Scope scope;
    private final Vertx vertx;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final long timer;
    private final Duration deadline;
    /// The last number that was checked; negative while nobody listens.
    private long seen = -1;

    NoticeBell(Scope scope, Vertx vertx, @ConfigProperty(name = "palermo.live.every", defaultValue = "500ms") Duration every,
            @ConfigProperty(name = "palermo.live.deadline", defaultValue = "1m") Duration deadline) {
        this.scope = scope;
        this.vertx = vertx;
        this.deadline = deadline;
        this.timer = vertx.setPeriodic(every.toMillis(), ignored -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        listeners.forEach(Listener::ring);
    }

    Listener listen(Actor actor) {
        Listener listener = new Listener(actor);
        listeners.add(listener);
        return listener;
    }

    long listening(String subject) {
        return listeners.stream().filter(listener -> listener.actor.subject().equals(subject)).count();
    }

    /// A query that the database never answers is given up. If its answer comes nevertheless, some listeners are woken twice.
    private void look() {
        if (listeners.isEmpty()) {
            seen = -1;
        } else if (looking.compareAndSet(false, true)) {
            scope.run(BELL, (connection, now) -> seen < 0 ? begin(connection) : ring(connection))
                    .ifNoItem().after(deadline).fail()
                    .onTermination().invoke(() -> looking.set(false))
                    .subscribe().with(done -> {}, failure -> LOG.warnf("New notices could not be read and will be tried again: "
                            + "%s", failure.getClass().getSimpleName()));
        }
    }

    /// Nobody was woken for notices before the first query, so all listeners read once.
    private Uni<Void> begin(SqlConnection connection) {
        return connection.query(END).execute().invoke(rows -> {
            seen = rows.iterator().next().getLong("last");
            listeners.forEach(Listener::ring);
        }).replaceWithVoid();
    }

    private Uni<Void> ring(SqlConnection connection) {
        return connection.preparedQuery(NEW).execute(Tuple.of(seen)).invoke(this::ring).replaceWithVoid();
    }

    private void ring(RowSet<Row> told) {
        for (Row row : told) {
            seen = row.getLong("sequence");
            listeners.stream().filter(listener -> listener.isFor(row)).forEach(Listener::ring);
        }
    }

    /// One listener.
    final class Listener implements AutoCloseable {
        private final Actor actor;
        private boolean rung = true;
        private UniEmitter<? super Void> waiting;

        private Listener(Actor actor) {
            this.actor = actor;
        }

        /// Completes when there is a notice for this listener or the time is over, whichever is first.
        Uni<Void> rung(Duration atMost) {
            return Uni.createFrom().<Void>emitter(this::await)
                    .ifNoItem().after(atMost).recoverWithUni(() -> Uni.createFrom().voidItem().invoke(this::forget));
        }

        /// The listener reads now, so a ring from here on is for the next time.
        private synchronized void forget() {
            waiting = null;
            rung = false;
        }

        private synchronized void await(UniEmitter<? super Void> emitter) {
            if (rung) {
                rung = false;
                emitter.complete(null);
            } else {
                waiting = emitter;
            }
        }

        private void ring() {
            UniEmitter<? super Void> woken = take();
            if (woken != null) {
                woken.complete(null);
            }
        }

        private synchronized UniEmitter<? super Void> take() {
            UniEmitter<? super Void> woken = waiting;
            waiting = null;
            rung = woken == null;
            return woken;
        }

        private boolean isFor(Row notice) {
            if (notice.getUUID("agency") != null) {
                return notice.getUUID("agency").equals(actor.agency());
            }
            if (notice.getUUID("of_agency") != null) {
                return notice.getUUID("of_agency").equals(actor.agency())
                        && isForHer(notice.getString("subject"), notice.getString("role"));
            }
            return actor.has(notice.getString("role")) && actor.covers(notice.getString("place"));
        }

        private boolean isForHer(String subject, String role) {
            return subject == null ? actor.has(role) : subject.equals(actor.subject());
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }
}
