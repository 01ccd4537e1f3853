package org.palermo.referral.document;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private final FileRows rows;
    private final FileStore store;
    private final Vertx vertx;

    FileDeletions(FileRows rows, FileStore store, Vertx vertx) {
        this.rows = rows;
        this.store = store;
        this.vertx = vertx;
    }

    @Scheduled(identity = "file-deletions", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The deletion of files waits");
    }

    /// Runs until no file is due; returns how many notes were done.
    public Uni<Integer> run() {
        return OwnContext.run(vertx, () -> rows.forgetAwaited(FileRows.FILES)
                .chain(() -> Multi.createBy().repeating().uni(this::page).whilst(done -> done == PAGE)
                        .collect().with(Collectors.summingInt(Integer::intValue))));
    }

    private Uni<Integer> page() {
        return rows.due(FileRows.FILES, PAGE).flatMap(due -> due.isEmpty()
                ? Uni.createFrom().item(0)
                : Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> delete(due), false).toCompletionStage())
                        .flatMap(gone -> rows.deleted(FileRows.FILES, gone).replaceWith(gone.size())));
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
