package org.palermo.inspection.evidence;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.palermo.kernel.file.FileRemoval;
import org.palermo.kernel.file.FileStore;
import org.palermo.kernel.schedule.ScheduledRun;

/// Runs {@link FileRemoval} each minute.
@ApplicationScoped
public class FileDeletions {
    private static final Logger LOG = Logger.getLogger(FileDeletions.class);
    private static final String EVERY = "${palermo.evidence.delete.every:1m}";

    private final FileRemoval removal;

    FileDeletions(EvidenceRows rows, FileStore store, Vertx vertx, MeterRegistry meters) {
        removal = new FileRemoval(rows, store, vertx, meters.gauge("palermo.files.deletion.overdue", new AtomicLong()));
    }

    @Scheduled(identity = "file-deletions", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "Files could not be deleted and will be tried again");
    }

    /// @return how many files were deleted
    public Uni<Integer> run() {
        return removal.run();
    }
}
