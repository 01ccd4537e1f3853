package org.palermo.shelter.directory.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.directory.entry.Postcodes;
import org.palermo.shelter.directory.hsds.EntryKind;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// Answers queries of the public directory.
@ApplicationScoped
public class Directory {
    private static final int STEP = 500;

    private final DirectoryStore store;
    private final DirectoryReader reader;
    private final Postcodes postcodes;
    private final TransactionTime time;
    private final ReadingQueue turns;
    private final ObjectMapper json;

    @Inject
    Directory self;

    Directory(DirectoryStore store, DirectoryReader reader, Postcodes postcodes,
            TransactionTime time, ReadingQueue turns, ObjectMapper json) {
        this.store = store;
        this.reader = reader;
        this.postcodes = postcodes;
        this.time = time;
        this.turns = turns;
        this.json = json;
    }

    /// A page object of HSDS, as text. A page after the last one is empty. The number of a page says where it begins, so a page
    /// never has fewer entries than the caller asked for: it is refused when they are too large together.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the entries of the page have more than a mebibyte in all
    @Scoped
    Uni<String> page(Actor actor, HsdsVersion version, EntryKind entity, DirectoryFilter filter) {
        return selection(entity, filter).flatMap(selection -> store.count(entity, selection)
                .flatMap(total -> {
                    int offset = (filter.page() - 1) * filter.perPage();
                    return store.list(entity, selection, DetailLevel.of(entity, filter), offset, filter.perPage())
                            .flatMap(rows -> reader.entries(version, entity, filter, rows).invoke(entries -> requireAll(entries, rows)))
                            .map(entries -> page(filter, total, entries.texts()));
                }));
    }

    private static void requireAll(DirectoryReader.Entries entries, List<DirectoryStore.Listed> rows) {
        if (!rows.isEmpty() && entries.texts().size() < rows.getFirst().found()) {
            throw Problems.invalid("per_page",
                    "must be smaller: the entries of this page have more than 1 MiB in all. "
                            + "With format=ndjson the whole list is one stream");
        }
    }

    private String page(DirectoryFilter filter, long total, List<String> entries) {
        long pages = (total + filter.perPage() - 1) / filter.perPage();
        String page = json.createObjectNode()
                .put("total_items", total).put("total_pages", pages).put("page_number", filter.page()).put("size", entries.size())
                .put("first_page", filter.page() == 1).put("last_page", filter.page() >= pages).put("empty", entries.isEmpty()).toString();
        return page.substring(0, page.length() - 1) + ",\"contents\":[" + String.join(",", entries) + "]}";
    }

    /// @return the JSON text of the entry
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such entry
    @Scoped
    Uni<String> get(Actor actor, HsdsVersion version, EntryKind entity, UUID id, DirectoryFilter filter) {
        return selection(entity, filter)
                .map(selection -> selection.and(true, DirectoryStore.id(entity) + " = ?", id))
                .flatMap(selection -> store.list(entity, selection, DetailLevel.WHOLE, 0, 1))
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .flatMap(rows -> reader.entries(version, entity, filter, rows))
                .map(entries -> entries.texts().getFirst());
    }

    /// Streams the JSON texts of all matching entries. Each step reads at most a mebibyte, in its own transaction, so a directory of
    /// any size takes the same memory, and a slow reader keeps no transaction open. Changes made meanwhile may or may not be included.
    Multi<RawValue> stream(Actor actor, HsdsVersion version, EntryKind entity, DirectoryFilter filter) {
        AtomicReference<UUID> after = new AtomicReference<>();
        return Multi.createBy().repeating().uni(() -> turns.inTurn(() -> self.step(actor, version, entity, filter, after.get())))
                .whilst(step -> step.last() != null)
                .onItem().invoke(step -> after.set(step.last()))
                .onItem().transform(step -> step.texts().stream().map(RawValue::new).toList())
                .onItem().disjoint();
    }

    @Scoped
    Uni<DirectoryReader.Entries> step(Actor actor, HsdsVersion version, EntryKind entity, DirectoryFilter filter, UUID after) {
        return selection(entity, filter)
                .flatMap(selection ->
                        store.list(entity, selection.after(DirectoryStore.id(entity), after), DetailLevel.of(entity, filter), 0, STEP))
                .flatMap(rows -> reader.entries(version, entity, filter, rows));
    }

    private Uni<DirectorySelection> selection(EntryKind entity, DirectoryFilter filter) {
        List<String> regions = filter.postcode() == null ? List.of() : postcodes.regionsOf(filter.postcode());
        return (filter.proximity() == null
                ? Uni.createFrom().item(new DirectorySelection.Middle(null, null))
                : store.middle(filter.postcode()))
                .map(middle -> DirectorySelection.of(entity, filter, time.now(), regions, middle));
    }
}
