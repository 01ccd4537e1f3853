package org.palermo.inspection.upload;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Deletes uploads that nobody continued in time. The files of their pieces are noted for deletion, and deleted with those of evidence.
@ApplicationScoped
public class UploadJob {
    private static final Logger LOG = Logger.getLogger(UploadJob.class);
    private static final String EVERY = "${palermo.uploads.clean.every:1m}";

    private final UploadRows rows;
    private final Vertx vertx;

    UploadJob(UploadRows rows, Vertx vertx) {
        this.rows = rows;
        this.vertx = vertx;
    }

    @Scheduled(identity = "uploads", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "Unfinished uploads could not be deleted and will be tried again");
    }

    /// One upload in each transaction, so that an upload that can't be deleted does not stop the others; one page of uploads in a run.
    public Uni<Void> run() {
        return OwnContext.run(vertx, () -> rows.expired(UploadRows.UPLOADS).flatMap(expired -> Multi.createFrom().iterable(expired)
                .onItem().transformToUniAndConcatenate(id -> rows.drop(UploadRows.UPLOADS, id)
                        .onFailure().invoke(failure -> LOG.warnf("Upload %s is not dropped: %s", id, failure.getClass().getSimpleName()))
                        .onFailure().recoverWithNull())
                .collect().last().replaceWithVoid()));
    }
}
