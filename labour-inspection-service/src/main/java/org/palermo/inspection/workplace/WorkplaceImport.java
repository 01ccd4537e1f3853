package org.palermo.inspection.workplace;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Writes a batch of a list in one transaction: new workplaces, matches, possible duplicates, and every row as published.
@ApplicationScoped
public class WorkplaceImport {
    private final WorkplaceStore store;
    private final ListedOsIds osIds;
    private final TransactionTime time;

    WorkplaceImport(WorkplaceStore store, ListedOsIds osIds, TransactionTime time) {
        this.store = store;
        this.osIds = osIds;
        this.time = time;
    }

    /// @param agency the organisation whose list it is, or null
    /// @param list the name of the list
    /// @return the outcome of each row, in the order of the rows
    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, UUID agency, String list, List<Row<ListedRow>> rows) {
        Instant now = time.now();
        return store.lock()
                .chain(() -> store.known(rows.stream().map(row -> row.value().matchKey()).distinct().toList()))
                .flatMap(known -> write(agency, list, new Matching(known, rows, now), now));
    }

    private Uni<List<RowOutcome>> write(UUID agency, String list, Matching matching, Instant now) {
        return store.perhapsAlike(matching.fresh())
                .map(matching::alike)
                .chain(alike -> store.add(List.copyOf(matching.fresh()), alike, now))
                .chain(() -> osIds.attach(agency, matching.osIds))
                .chain(() -> store.list(list, matching.occurrences, now))
                .replaceWith(matching.outcomes);
    }

    /// Divides the rows of a batch into new and known workplaces, in the order of the file.
    private static final class Matching {
        private final Map<String, Workplace> fresh = new LinkedHashMap<>();
        private final List<RowOutcome> outcomes = new ArrayList<>();
        private final List<WorkplaceStore.Occurrence> occurrences = new ArrayList<>();
        /// Those that the list states for registered workplaces without one.
        private final Map<UUID, String> osIds = new LinkedHashMap<>();

        Matching(Map<String, WorkplaceStore.Known> known, List<Row<ListedRow>> rows, Instant now) {
            Map<String, UUID> byKey = new HashMap<>();
            known.forEach((key, workplace) -> byKey.put(key, workplace.workplace()));
            for (Row<ListedRow> row : rows) {
                String key = row.value().matchKey();
                UUID same = byKey.get(key);
                if (same == null) {
                    Workplace added = Workplace.listed(row.value(), now);
                    same = added.id;
                    byKey.put(key, same);
                    fresh.put(key, added);
                    outcomes.add(new RowOutcome.Imported(row.number(), note(row)));
                } else {
                    outcomes.add(new RowOutcome.Matched(row.number()));
                    if (row.value().osId() != null && known.containsKey(key) && known.get(key).lacksOsId()) {
                        osIds.putIfAbsent(same, row.value().osId());
                    }
                }
                occurrences.add(new WorkplaceStore.Occurrence(row.number(), same, row.value().columns(),
                        String.join("; ", row.value().notes()),
                        row.value().contributors().isEmpty() ? null : String.join("\n", row.value().contributors())));
            }
        }

        Collection<Workplace> fresh() {
            return fresh.values();
        }

        /// Compares each new workplace with the known ones and with the new ones before it.
        List<WorkplaceStore.Alike> alike(List<Workplace> known) {
            List<WorkplaceStore.Alike> alike = new ArrayList<>();
            List<Workplace> earlier = new ArrayList<>();
            for (Workplace workplace : fresh.values()) {
                Stream.concat(known.stream(), earlier.stream())
                        .filter(workplace::mayBe)
                        .limit(WorkplaceStore.COMPARED)
                        .flatMap(other -> WorkplaceStore.Alike.of(workplace, other).stream())
                        .limit(WorkplaceStore.LINKED)
                        .forEach(alike::add);
                earlier.add(workplace);
            }
            return alike;
        }

        private static String note(Row<ListedRow> row) {
            return row.value().notes().isEmpty() ? null : String.join("; ", row.value().notes());
        }
    }
}
