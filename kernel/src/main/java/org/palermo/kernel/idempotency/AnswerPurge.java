package org.palermo.kernel.idempotency;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Deletes every caller's answers that are older than a day: first their keys, then the rows.
@ApplicationScoped
public class AnswerPurge {
    private static final Logger LOG = Logger.getLogger(AnswerPurge.class);
    private static final Actor ANSWERS = Actor.system("answers");
    private static final String EVERY = "${palermo.answers.purge:1m}";
    private static final int BATCH = 1_000;
    /// The most batches of one run, so that a run ends; the next one goes on.
    private static final int MOST_BATCHES = 20;
    /// Also finds keys without a row: an answer that replaced an old one left the key of the old one behind.
    private static final String KEYS = """
            select count(*) filter (where destroy_data_key(owner, 'ANSWER')) as destroyed
              from (select owner from data_key where purpose = 'ANSWER' and created_at <= $1 order by created_at limit %d) as old
            """.formatted(BATCH);
    private static final String ROWS = """
            delete from idempotent_answer where (subject, route, key_hash) in
                (select subject, route, key_hash from idempotent_answer where created_at <= $1 order by created_at limit %d)
            """.formatted(BATCH);

    private final Scope scope;

    AnswerPurge(Scope scope) {
        this.scope = scope;
    }

    @Scheduled(identity = "answers", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::purge, LOG, "Old answers could not be deleted and will be tried again");
    }

    /// Deletes batch after batch, each in a transaction of its own, until one was not full.
    public Uni<Void> purge() {
        return Multi.createBy().repeating().uni(this::batch).whilst(isFull -> isFull).select().first(MOST_BATCHES)
                .collect().last().replaceWithVoid();
    }

    /// @return whether there may be more
    private Uni<Boolean> batch() {
        return scope.run(ANSWERS, (connection, now) -> {
            Tuple oldest = Tuple.of(now.minus(Idempotency.KEPT).atOffset(ZoneOffset.UTC));
            return connection.preparedQuery(KEYS).execute(oldest).map(rows -> rows.iterator().next().getLong("destroyed"))
                    .flatMap(destroyed -> connection.preparedQuery(ROWS).execute(oldest)
                            .map(deleted -> destroyed == BATCH || deleted.rowCount() == BATCH));
        });
    }
}
