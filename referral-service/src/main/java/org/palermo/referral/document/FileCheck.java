package org.palermo.referral.document;

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

/// Compares files and documents once a day ({@link FileComparison}).
@ApplicationScoped
public class FileCheck {
    private static final Logger LOG = Logger.getLogger(FileCheck.class);
    private static final String EVERY = "${palermo.documents.check.every:24h}";
    private static final String AT_START = "${palermo.documents.check.delayed:10m}";

    private final FileComparison comparison;

    FileCheck(FileRows rows, FileStore store, Vertx vertx, MeterRegistry meters) {
        comparison = new FileComparison("document", rows, store, vertx);
        meters.gauge("palermo.files.without.document", comparison, c -> c.last().map(FileComparison.Found::withoutRecord).orElse(0));
        meters.gauge("palermo.documents.without.file", comparison, c -> c.last().map(FileComparison.Found::withoutFile).orElse(0));
    }

    /// Empty before the first check.
    Optional<FileComparison.Found> last() {
        return comparison.last();
    }

    @Scheduled(identity = "file-check", every = EVERY, delayed = AT_START, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(() -> run(FileComparison.YOUNG), LOG, "The check of files failed and will be repeated");
    }

    /// @param young the age from which on a file must have a document
    public Uni<FileComparison.Found> run(Duration young) {
        return comparison.run(young);
    }
}
