package org.palermo.referral.htcds.imports;

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
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.Readers;
import org.palermo.referral.htcds.file.UnreadableFile;

/// Runs imports one after the other, on its own thread: the readers of archives and of XML block while they wait for the next piece. Memory
/// holds one piece, one batch of rows and, for a workbook, its shared texts.
@ApplicationScoped
public class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final Actor SYSTEM = Actor.system("htcds");
    private static final String EVERY = "${palermo.htcds.every:2s}";

    private final Intake intake;
    private final Readers readers;
    private final KeyedHashes hashes;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopping;

    ImportJob(Intake intake, Readers readers, KeyedHashes hashes, Vertx vertx) {
        this.intake = intake;
        this.readers = readers;
        this.hashes = hashes;
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /// Starts work if none is running. Called when a file is complete, and by the scheduler.
    @Scheduled(identity = "imports", every = EVERY, delayed = EVERY)
    @NonBlocking
    public void begin() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("htcds-import").start(() -> {
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
            Optional<Run> run = result(() -> intake.lease(SYSTEM, lease));
            run.ifPresent(one -> work(one, lease));
            return run.isPresent();
        } catch (Waiting failure) {
            LOG.warnf("Imports failed and will be repeated: %s", failure.getMessage());
            return false;
        }
    }

    private void work(Run run, UUID lease) {
        try {
            if (run.isHopeless()) {
                LOG.errorf("Import %s is given up behind row %d", run.id(), run.lastRow());
                result(() -> intake.end(run.actor(), run, lease, 0, UnreadableFile.Failure.GIVEN_UP.name()));
                return;
            }
            DataKey key = result(() -> intake.key(SYSTEM, run.id()));
            new RunReading(intake, readers, hashes, this::result, () -> stopping)
                    .read(run, lease,
                            new FileBytes(run.size(), number -> result(() -> intake.piece(SYSTEM, run.id(), lease, key, number))));
        } catch (Intake.LeaseLost gone) {
            LOG.infof("Import %s is no longer worked on here", run.id());
        } catch (Waiting failure) {
            LOG.warnf("Import %s failed and will be repeated: %s", run.id(), failure.getMessage());
            result(() -> intake.release(SYSTEM, run, lease));
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
            if (e.getCause() instanceof Intake.LeaseLost lost) {
                throw lost;
            }
            throw new Waiting(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Waiting(e);
        }
    }
}
