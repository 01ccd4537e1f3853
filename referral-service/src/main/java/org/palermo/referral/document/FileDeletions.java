package org.palermo.referral.document;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.kernel.file.FileStore;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Deletes the files of removed documents and of erased persons, and those of uploads that failed; forgets documents whose file never
/// came. A file stays noted until it is gone, so a run that fails is repeated by the next one. Two instances may delete the same file.
@ApplicationScoped
public class FileDeletions {
    private static final Logger LOG = Logger.getLogger(FileDeletions.class);
    private static final int PAGE = 100;
    private static final String EVERY = "${palermo.documents.delete.every:1m}";

    /// A file that is still here this long after its time is overdue.
    private static final Duration OVERDUE = Duration.ofHours(1);

    private final FileRows rows;
    private final FileStore store;
    private final Vertx vertx;

    private final AtomicLong overdue;

    FileDeletions(FileRows rows, FileStore store, Vertx vertx, MeterRegistry meters) {
        this.rows = rows;
        this.store = store;
        this.vertx = vertx;
        this.overdue = meters.gauge("palermo.files.deletion.overdue", new AtomicLong());
    }

    @Scheduled(identity = "file-deletions", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The deletion of files waits");
    }

    /// Tries each file that is due once; returns how many notes were done. A file that can't be deleted stops no other.
    public Uni<Integer> run() {
        return OwnContext.run(vertx, () -> rows.forgetAwaited(FileRows.FILES)
                .chain(() -> Multi.createBy().repeating().uni(() -> new AtomicReference<>(FileRows.Due.FIRST), this::page)
                        .whilst(page -> page.tried == PAGE)
                        .collect().with(Collectors.summingInt(page -> page.gone)))
                .call(() -> rows.overdue(FileRows.FILES, OVERDUE).invoke(overdue::set)));
    }

    private record Done(int tried, int gone) {}

    private Uni<Done> page(AtomicReference<FileRows.Due> after) {
        return rows.due(FileRows.FILES, after.get(), PAGE).flatMap(due -> {
            if (due.isEmpty()) {
                return Uni.createFrom().item(new Done(0, 0));
            }
            after.set(due.getLast());
            List<UUID> files = due.stream().map(FileRows.Due::file).toList();
            return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> delete(files), false).toCompletionStage())
                    .flatMap(gone -> rows.deleted(FileRows.FILES, gone).replaceWith(new Done(due.size(), gone.size())));
        });
    }

    /// @return those that are gone, also when they never were there
    private List<UUID> delete(List<UUID> due) {
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
}
