package org.palermo.inspection.openrosa.phone;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Deletes encrypted forms whose files did not all arrive within a week. The phone still has them.
@ApplicationScoped
class SealedFormJob {
    private static final Logger LOG = Logger.getLogger(SealedFormJob.class);
    private static final String EVERY = "${palermo.uploads.clean.every:1m}";

    private final SealedFormStore store;
    private final Vertx vertx;

    SealedFormJob(SealedFormStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    @Scheduled(identity = "sealed-forms", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "Incomplete encrypted forms could not be deleted and will be tried again");
    }

    /// One form in each transaction, so that a form that can't be deleted does not stop the others; a page of them in a run.
    Uni<Void> run() {
        return OwnContext.run(vertx, () -> store.expired(SealedFormStore.JOB).flatMap(expired -> Multi.createFrom().iterable(expired)
                .onItem().transformToUniAndConcatenate(id -> store.drop(SealedFormStore.JOB, id)
                        .onFailure().invoke(failure -> LOG.warnf("Form %s is not deleted: %s", id, failure.getClass().getSimpleName()))
                        .onFailure().recoverWithNull())
                .collect().last().replaceWithVoid()));
    }
}
