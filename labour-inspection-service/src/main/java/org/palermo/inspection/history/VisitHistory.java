package org.palermo.inspection.history;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Outcome;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Writes a batch of past visits in one transaction, as a part of the system with no more scope than that.
@ApplicationScoped
public class VisitHistory {
    static final String IMPORTER = "visit-import";

    private final HistoryStore store;
    private final WorkplacePlaces places;
    private final Indicators indicators;
    private final TransactionTime time;
    private final Audit audit;

    VisitHistory(HistoryStore store, WorkplacePlaces places, Indicators indicators, TransactionTime time, Audit audit) {
        this.store = store;
        this.places = places;
        this.indicators = indicators;
        this.time = time;
        this.audit = audit;
    }

    /// As herself first: the import runs as a part of the system, whose organisation nobody asks for.
    @Scoped
    @WithTransaction
    public Uni<Void> admit(Actor actor) {
        return Uni.createFrom().voidItem();
    }

    /// @param by who imports, to whom a workplace is known by name or not
    @Scoped
    @WithTransaction
    public Uni<List<Outcome>> batch(Actor importer, Actor by, List<Row<HistoricalVisit>> rows) {
        return Multi.createFrom().iterable(rows)
                .onItem().transformToUniAndConcatenate(row -> take(row.number(), row.value(), by))
                .collect().asList()
                .call(outcomes -> audit.record(importer, "IMPORT", "visit", imported(rows, outcomes)));
    }

    private static List<UUID> imported(List<Row<HistoricalVisit>> rows, List<Outcome> outcomes) {
        Set<Integer> numbers = outcomes.stream().filter(Outcome.Imported.class::isInstance).map(Outcome::row).collect(Collectors.toSet());
        return rows.stream().filter(row -> numbers.contains(row.number())).map(row -> row.value().id()).toList();
    }

    private Uni<Outcome> take(int row, HistoricalVisit visit, Actor by) {
        if (!visit.findings().stream().allMatch(f -> f.indicators().stream().allMatch(indicators::knows))) {
            return rejected(row, "an indicator is not a code of the list");
        }
        if (visit.at().isAfter(time.now()) || visit.at().isBefore(HistoryStore.EARLIEST)) {
            return rejected(row, "the time is not in the past, or too far in it");
        }
        return places.named(by, visit.workplace().country(), visit.workplace().name()).flatMap(found -> switch (found.size()) {
            case 0 -> rejected(row, "no workplace of that country has that name");
            case 1 -> write(row, visit, found.getFirst(), by);
            default -> rejected(row, "several workplaces of that country have that name");
        });
    }

    private Uni<Outcome> write(int row, HistoricalVisit visit, UUID workplace, Actor by) {
        return store.insertVisit(visit, workplace, by.subject(), time.now()).flatMap(isNew -> isNew
                ? store.insertFindings(visit, workplace, indicators, by.subject(), time.now()).replaceWith((Outcome) new Outcome.Imported(row))
                : Uni.createFrom().item((Outcome) new Outcome.Matched(row)));
    }

    private static Uni<Outcome> rejected(int row, String reason) {
        return Uni.createFrom().item(new Outcome.Rejected(row, reason));
    }
}
