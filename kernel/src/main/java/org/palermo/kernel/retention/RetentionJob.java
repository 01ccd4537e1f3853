package org.palermo.kernel.retention;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Erases due records without a hold, one record a transaction. If it is killed, each erased record is erased completely
/// and has its audit entry, and the next run does the rest. Parallel instances wait for each other at each record, and the
/// second finds it erased. A record that can't be erased, or a kind of record that can't be read, is logged and skipped, so that the others
/// continue.
@ApplicationScoped
public class RetentionJob {
    /// The purpose code in the audit; the reference beside it is the rule.
    static final String PURPOSE = "RETENTION";
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Actor RETENTION = Actor.system("retention");
    private static final int PAGE = 200;
    private static final String EVERY = "${palermo.retention.every:10m}";

    private final Retention retention;
    private final RetainedKinds kinds;
    private final RetentionTimes times;
    private final Vertx vertx;

    RetentionJob(Retention retention, RetainedKinds kinds, RetentionTimes times, Vertx vertx) {
        this.retention = retention;
        this.kinds = kinds;
        this.times = times;
        this.vertx = vertx;
    }

    /// One run at a time: the first on an old register takes longer than the pause.
    @Scheduled(identity = "retention", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The retention run failed and will be repeated");
    }

    /// Runs until nothing is due; returns how many records were erased.
    public Uni<Long> run() {
        return OwnContext.run(vertx, () -> Multi.createFrom().iterable(kinds.all())
                .onItem().transformToMultiAndConcatenate(records -> Multi.createFrom().iterable(times.rules(records.kind()))
                        .onItem().transformToUniAndConcatenate(rule -> eraseAll(records, rule)))
                .collect().with(Collectors.summingLong(Long::longValue)));
    }

    private Uni<Long> eraseAll(RetainedRecords records, RetentionRule rule) {
        AtomicReference<Cursor> from = new AtomicReference<>(Cursor.EARLIEST);
        return Multi.createBy().repeating()
                .uni(() -> retention.due(RETENTION, records, rule, from.get(), PAGE).flatMap(page -> erase(records, rule, page)))
                .whilst(page -> page.goesOn(from))
                .map(Erased::count)
                .onFailure().invoke(failure -> LOG.errorf("The retention of %s in %s failed and will be repeated: %s",
                        rule.kind(), rule.country(), failure.getClass().getSimpleName()))
                .onFailure().recoverWithCompletion()
                .collect().with(Collectors.summingLong(Long::longValue));
    }

    private Uni<Erased> erase(RetainedRecords records, RetentionRule rule, Page<DueView> page) {
        Actor byTheRule = Actor.system("retention", RequestContext.of(RETENTION.requestId()).stating(PURPOSE, rule.citation()));
        return Multi.createFrom().iterable(page.items()).filter(due -> !due.held())
                .onItem().transformToUniAndConcatenate(due -> retention.erase(byTheRule, records, rule, due.record())
                        .onFailure().recoverWithItem(failure -> {
                            LOG.errorf("%s %s is not erased: %s", due.kind(), due.record(), failure.getClass().getSimpleName());
                            return false;
                        }))
                .filter(erased -> erased)
                .collect().asList()
                .map(erased -> new Erased(erased.size(), page.next()));
    }

    /// How many records of a page were erased, and where the next page begins.
    private record Erased(long count, String next) {
        boolean goesOn(AtomicReference<Cursor> from) {
            from.set(Cursor.parse(next, Cursor.EARLIEST));
            return next != null;
        }
    }
}
