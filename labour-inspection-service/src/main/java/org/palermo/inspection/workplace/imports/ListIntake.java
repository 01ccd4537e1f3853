package org.palermo.inspection.workplace.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.inspection.workplace.ListedRow;
import org.palermo.inspection.workplace.WorkplaceImport;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Writes rows of a list and the progress of its import in one transaction for each batch: after any interruption it goes on behind the
/// last written row, and no row is written twice.
@ApplicationScoped
public class ListIntake {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration UNFINISHED = Duration.ofDays(1);
    private static final Duration CORRECTABLE = Duration.ofDays(90);

    private final ListRunStore store;
    private final WorkplaceImport workplaces;
    private final TransactionTime time;

    ListIntake(ListRunStore store, WorkplaceImport workplaces, TransactionTime time) {
        this.store = store;
        this.workplaces = workplaces;
        this.time = time;
    }

    /// Another worker has the import, or it was cancelled.
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeaseLost() {
            super(null, null, false, false);
        }
    }

    @Scoped
    public Uni<Optional<ListRunStore.Run>> lease(Actor system, UUID lease) {
        return store.tidy(time.now().minus(UNFINISHED), time.now().minus(CORRECTABLE), time.now()).chain(() -> store.lease(lease, LEASE));
    }

    /// Reads a piece and renews the lease, because in a large file the first row can be far from the beginning.
    ///
    /// @return null after the last
    @Scoped
    public Uni<byte[]> piece(Actor system, UUID run, UUID lease, int number) {
        return store.renew(run, lease, LEASE).invoke(ListIntake::require)
                .chain(() -> store.piece(run, number)).map(piece -> piece.orElse(null));
    }

    @Scoped
    public Uni<Void> begin(Actor system, UUID run, UUID lease, List<String> header) {
        return hold(run, lease).chain(() -> store.begin(run, header));
    }

    /// @param rows that can be read
    /// @param rejected the others
    /// @param lastRow the last of them all
    /// @return the run after these rows
    @Scoped
    public Uni<ListRunStore.Run> take(Actor system, ListRunStore.Run run, UUID lease, List<Row<ListedRow>> rows,
            List<RejectedRowView> rejected, Set<ListRemark> remarks, int lastRow) {
        return hold(run.id(), lease)
                .chain(() -> rows.isEmpty() ? Uni.createFrom().item(List.<RowOutcome>of())
                        : workplaces.batch(system, run.agency(), run.list(), rows))
                .flatMap(outcomes -> {
                    int matched = (int) outcomes.stream().filter(RowOutcome.Matched.class::isInstance).count();
                    ListRunStore.Run after = run.after(lastRow, outcomes.size() - matched, matched, rejected.size());
                    return store.reject(run.id(), rejected)
                            .chain(() -> store.remark(run.id(), remarks))
                            .chain(() -> store.write(after, lease, LEASE, time.now()))
                            .replaceWith(after);
                });
    }

    @Scoped
    public Uni<Void> release(Actor system, UUID run, UUID lease) {
        return store.release(run, lease, PAUSE);
    }

    /// @param failure null when the whole file was read
    @Scoped
    public Uni<Void> end(Actor system, UUID run, UUID lease, ListFailure failure) {
        return hold(run, lease).chain(() -> store.end(run, lease, failure, time.now()));
    }

    private Uni<Void> hold(UUID run, UUID lease) {
        return store.holds(run, lease).invoke(ListIntake::require).replaceWithVoid();
    }

    private static void require(boolean held) {
        if (!held) {
            throw new LeaseLost();
        }
    }
}
