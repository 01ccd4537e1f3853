package org.palermo.inspection.workplace.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.OwnContext;

/// Imports lists one after the other, on a thread of its own, because the readers wait for the next piece. Memory holds one piece, one
/// batch of rows and, for a workbook, its shared texts.
@ApplicationScoped
public class ListImportJob {
    private static final Logger LOG = Logger.getLogger(ListImportJob.class);
    private static final Actor SYSTEM = Actor.system("workplace-import");
    private static final String EVERY = "${palermo.workplace-lists.every:2s}";
    private static final int MOST_ATTEMPTS = 5;

    private final ListIntake intake;
    private final FactoryListReader lists;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopping;

    ListImportJob(ListIntake intake, FactoryListReader lists, Vertx vertx) {
        this.intake = intake;
        this.lists = lists;
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /// Starts work if none is running. Called when a file is complete, and by the scheduler.
    @Scheduled(identity = "workplace-lists", every = EVERY, delayed = EVERY)
    @NonBlocking
    public void begin() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("workplace-lists").start(() -> {
                try {
                    while (!stopping && next()) {
                        // Until no import is waiting.
                    }
                } finally {
                    running.set(false);
                }
            });
        }
    }

    /// @return false when no import is waiting, or the waiting one cannot run now
    private boolean next() {
        UUID lease = UUID.randomUUID();
        try {
            Optional<ListRunStore.Run> run = result(() -> intake.lease(SYSTEM, lease));
            run.ifPresent(one -> work(one, lease));
            return run.isPresent();
        } catch (Waiting failure) {
            LOG.warnf("Imports of lists failed and will be repeated: %s", failure.getMessage());
            return false;
        }
    }

    private void work(ListRunStore.Run run, UUID lease) {
        try {
            if (run.attempts() > MOST_ATTEMPTS) {
                LOG.errorf("Import %s is given up behind row %d", run.id(), run.lastRow());
                result(() -> intake.end(SYSTEM, run.id(), lease, ListFailure.GIVEN_UP));
                return;
            }
            PieceFile file = new PieceFile(run.size(), number -> result(() -> intake.piece(SYSTEM, run.id(), lease, number)));
            new ListReading(lists, intake, SYSTEM, this::result, () -> stopping).read(run, lease, file);
        } catch (ListIntake.LeaseLost gone) {
            LOG.infof("Import %s is no longer worked on here", run.id());
        } catch (Waiting failure) {
            LOG.warnf("Import %s failed and will be repeated: %s", run.id(), failure.getMessage());
            result(() -> intake.release(SYSTEM, run.id(), lease));
        }
    }

    /// Something that the import needs is unavailable; it is tried again later.
    static final class Waiting extends RuntimeException {
        private static final long serialVersionUID = 1;

        Waiting(Throwable cause) {
            super(cause.getClass().getSimpleName(), cause, false, false);
        }
    }

    private <T> T result(Supplier<Uni<? extends T>> work) {
        try {
            return OwnContext.<T>run(vertx, work).subscribeAsCompletionStage().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ListIntake.LeaseLost lost) {
                throw lost;
            }
            throw new Waiting(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Waiting(e);
        }
    }
}
