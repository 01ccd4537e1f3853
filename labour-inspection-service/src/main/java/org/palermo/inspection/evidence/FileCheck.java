package org.palermo.inspection.evidence;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.palermo.kernel.file.FileComparison;
import org.palermo.kernel.file.FileStore;
import org.palermo.kernel.schedule.ScheduledRun;

/// Compares files and evidence once a day ({@link FileComparison}).
@ApplicationScoped
public class FileCheck {
    private static final Logger LOG = Logger.getLogger(FileCheck.class);
    private static final String EVERY = "${palermo.evidence.check.every:24h}";
    private static final String AT_START = "${palermo.evidence.check.delayed:10m}";

    private final FileComparison comparison;

    FileCheck(EvidenceRows rows, FileStore store, Vertx vertx, MeterRegistry meters) {
        comparison = new FileComparison("evidence", rows, store, vertx);
        meters.gauge("palermo.files.without.evidence", comparison, c -> c.last().map(FileComparison.Found::withoutRecord).orElse(0));
        meters.gauge("palermo.evidence.without.file", comparison, c -> c.last().map(FileComparison.Found::withoutFile).orElse(0));
    }

    /// Empty before the first check.
    Optional<FileComparison.Found> last() {
        return comparison.last();
    }

    @Scheduled(identity = "file-check", every = EVERY, delayed = AT_START, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(() -> run(FileComparison.YOUNG), LOG, "The check of files failed and will be repeated");
    }

    /// @param young the age from which a file must belong to evidence
    public Uni<FileComparison.Found> run(Duration young) {
        return comparison.run(young);
    }
}
