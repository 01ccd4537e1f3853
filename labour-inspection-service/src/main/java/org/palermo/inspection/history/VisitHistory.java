package org.palermo.inspection.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.visit.DeviceIds;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// Writes a batch of past visits in one transaction, as the system actor `visit-import`, which may only import visits.
@ApplicationScoped
public class VisitHistory {
    static final String IMPORTER = "visit-import";

    private final HistoryStore store;
    private final DeviceIds chosen;
    private final WorkplacePlaces places;
    private final Indicators indicators;
    private final CurrentOperation operation;

    VisitHistory(HistoryStore store, DeviceIds chosen, WorkplacePlaces places, Indicators indicators, CurrentOperation operation) {
        this.store = store;
        this.chosen = chosen;
        this.places = places;
        this.indicators = indicators;
        this.operation = operation;
    }

    /// Opens a transaction as the caller, which checks the caller's organisation. The import runs as a system actor, which has no
    /// organisation to check.
    @Scoped
    public Uni<Void> admit(Actor actor) {
        return Uni.createFrom().voidItem();
    }

    /// @param importer the system actor
    /// @param by the person who imports; decides whether households are found by name
    /// @return the outcome of each row, in the order of the rows
    @Scoped
    public Uni<List<RowOutcome>> batch(Actor importer, Actor by, List<Row<HistoricalVisit>> rows) {
        return Multi.createFrom().iterable(rows)
                .onItem().transformToUniAndConcatenate(row -> take(row.number(), row.value(), by))
                .collect().asList()
                .call(taken -> operation.record(importer, "IMPORT", "visit",
                        taken.stream().map(Taken::visit).filter(Objects::nonNull).toList()))
                .map(taken -> taken.stream().map(Taken::outcome).toList());
    }

    /// @param visit the id of the row, or null when none was written
    private record Taken(RowOutcome outcome, UUID visit) {}

    private Uni<Taken> take(int row, HistoricalVisit visit, Actor by) {
        if (!visit.findings().stream().allMatch(f -> f.indicators().stream().allMatch(indicators::knows))) {
            return rejected(row, "each indicator must be a code of the list");
        }
        if (visit.at().isAfter(operation.now()) || visit.at().isBefore(HistoryStore.EARLIEST)) {
            return rejected(row, "the time must be in the past, but not too long ago");
        }
        return places.named(by, visit.workplace().country(), visit.workplace().name()).flatMap(found -> switch (found.size()) {
            case 0 -> rejected(row, "the name must be that of a workplace of the country");
            case 1 -> write(row, visit, found.getFirst(), by);
            default -> rejected(row, "the name must be that of one workplace of the country only");
        });
    }

    private Uni<Taken> write(int row, HistoricalVisit visit, UUID workplace, Actor by) {
        return chosen.idOf(visit.id())
                .flatMap(id -> insert(id, visit, workplace, by))
                .flatMap(id -> id != null ? Uni.createFrom().item(id) : insert(Ids.next(), visit, workplace, by))
                .map(id -> new Taken(outcome(row, id != null, visit, by), id));
    }

    /// @return the id of the row, or null when nothing was written
    private Uni<UUID> insert(UUID id, HistoricalVisit visit, UUID workplace, Actor by) {
        return store.insertVisit(id, visit, workplace, by.subject(), operation.now()).flatMap(isNew -> isNew
                ? store.insertFindings(id, visit, workplace, indicators, by.subject(), operation.now()).replaceWith(id)
                : Uni.createFrom().nullItem());
    }

    /// For a chief inspector, a visit of another inspectorate always counts as matched, so that the answer does not reveal whether
    /// that inspectorate already had it.
    private static RowOutcome outcome(int row, boolean isNew, HistoricalVisit visit, Actor by) {
        boolean told = by.has(Role.MECHANISM_ADMINISTRATOR) || visit.inspectorAgency().equals(by.agency());
        return isNew && told ? new RowOutcome.Imported(row) : new RowOutcome.Matched(row);
    }

    private static Uni<Taken> rejected(int row, String reason) {
        return Uni.createFrom().item(new Taken(new RowOutcome.Rejected(row, reason), null));
    }
}
