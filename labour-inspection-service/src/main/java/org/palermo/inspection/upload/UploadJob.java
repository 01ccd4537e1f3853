package org.palermo.inspection.upload;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.kernel.file.FileStore;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Drops uploads that nobody continued in time, and deletes the files of pieces that are gone. A file stays noted until it is deleted, so
/// a run that fails is repeated by the next one. Two instances may delete the same file.
@ApplicationScoped
public class UploadJob {
    private static final Logger LOG = Logger.getLogger(UploadJob.class);
    private static final String EVERY = "${palermo.uploads.clean.every:1m}";
    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final UploadRows rows;
    private final FileStore store;
    private final Vertx vertx;

    UploadJob(UploadRows rows, FileStore store, Vertx vertx) {
        this.rows = rows;
        this.store = store;
        this.vertx = vertx;
    }

    @Scheduled(identity = "uploads", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The deletion of unfinished uploads waits");
    }

    /// Files are deleted also when dropping uploads fails.
    ///
    /// @return how many files were deleted
    public Uni<Integer> run() {
        return OwnContext.run(vertx, () -> expire().onItemOrFailure().transformToUni((dropped, failure) -> {
            Uni<Integer> deleted = repeated(this::delete);
            return failure == null ? deleted : deleted.chain(() -> Uni.createFrom().failure(failure));
        }));
    }

    /// One upload in each transaction, so that one that can't be dropped stops no other; a page of them in a run.
    private Uni<Void> expire() {
        return rows.expired(UploadRows.UPLOADS).flatMap(expired -> Multi.createFrom().iterable(expired)
                .onItem().transformToUniAndConcatenate(id -> rows.drop(UploadRows.UPLOADS, id)
                        .onFailure().invoke(failure -> LOG.warnf("Upload %s is not dropped: %s", id, failure.getClass().getSimpleName()))
                        .onFailure().recoverWithNull())
                .collect().last().replaceWithVoid());
    }

    /// Once a day: it looks through the whole store.
    @Scheduled(identity = "broken-pieces", every = "${palermo.uploads.check.every:24h}", delayed = "20m", concurrentExecution = SKIP)
    Uni<Void> broken() {
        return ScheduledRun.of(() -> OwnContext.run(vertx, () -> blocking(() -> store.deleteUnfinished(Instant.now().minus(UNFINISHED)))), LOG,
                "The deletion of broken pieces waits");
    }

    /// Runs until a run has less than a page to do.
    private static Uni<Integer> repeated(Supplier<Uni<? extends Integer>> work) {
        return Multi.createBy().repeating().<Integer>uni(work).whilst(done -> done == UploadRows.PAGE)
                .collect().with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> delete() {
        return rows.due(UploadRows.UPLOADS).flatMap(due -> due.isEmpty() ? Uni.createFrom().item(0)
                : blocking(() -> deleted(due)).flatMap(gone -> rows.deleted(UploadRows.UPLOADS, gone).replaceWith(gone.size())));
    }

    private List<UUID> deleted(List<UUID> due) {
        List<UUID> gone = new ArrayList<>();
        for (UUID file : due) {
            try {
                store.delete(file);
                gone.add(file);
            } catch (IOException e) {
                LOG.warnf("File %s is not deleted: %s", file, e.getClass().getSimpleName());
            }
        }
        return gone;
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
