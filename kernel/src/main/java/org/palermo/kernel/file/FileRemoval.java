package org.palermo.kernel.file;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.kernel.scope.OwnContext;

/// Deletes the files that are no longer named and those of uploads that failed; forgets records whose file never came. A file stays noted
/// until it is gone, so a run that fails is repeated by the next one. Two instances may delete the same file.
public final class FileRemoval {
    private static final Logger LOG = Logger.getLogger(FileRemoval.class);
    private static final int PAGE = 100;
    /// A file that is still here this long after its time is overdue.
    private static final Duration OVERDUE = Duration.ofHours(1);

    private final NamedFiles rows;
    private final FileStore store;
    private final Vertx vertx;
    private final AtomicLong overdue;

    /// @param overdue how many files should have been deleted an hour ago, as of the last run
    public FileRemoval(NamedFiles rows, FileStore store, Vertx vertx, AtomicLong overdue) {
        this.rows = rows;
        this.store = store;
        this.vertx = vertx;
        this.overdue = overdue;
    }

    /// Tries each file that is due once; returns how many notes were done. A file that can't be deleted stops no other.
    public Uni<Integer> run() {
        return OwnContext.run(vertx, () -> rows.forgetAwaited(NamedFiles.FILES)
                .chain(() -> Multi.createBy().repeating().uni(() -> new AtomicReference<>(NamedFiles.Due.FIRST), this::page)
                        .whilst(page -> page.tried == PAGE)
                        .collect().with(Collectors.summingInt(page -> page.gone)))
                .call(() -> rows.overdue(NamedFiles.FILES, OVERDUE).invoke(overdue::set)));
    }

    private record Done(int tried, int gone) {}

    private Uni<Done> page(AtomicReference<NamedFiles.Due> after) {
        return rows.due(NamedFiles.FILES, after.get(), PAGE).flatMap(due -> {
            if (due.isEmpty()) {
                return Uni.createFrom().item(new Done(0, 0));
            }
            after.set(due.getLast());
            List<UUID> files = due.stream().map(NamedFiles.Due::file).toList();
            return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> delete(files), false).toCompletionStage())
                    .flatMap(gone -> rows.deleted(NamedFiles.FILES, gone).replaceWith(new Done(due.size(), gone.size())));
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
