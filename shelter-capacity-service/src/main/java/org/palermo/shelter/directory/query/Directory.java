package org.palermo.shelter.directory.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.palermo.shelter.directory.hsds.Entity;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// Answers queries of the public directory.
@ApplicationScoped
public class Directory {
    private static final int STEP = 500;

    private final DirectoryStore store;
    private final DirectoryReader reader;
    private final Postcodes postcodes;
    private final TransactionTime time;
    private final ObjectMapper json;

    @Inject
    Directory self;

    Directory(DirectoryStore store, DirectoryReader reader, Postcodes postcodes, TransactionTime time, ObjectMapper json) {
        this.store = store;
        this.reader = reader;
        this.postcodes = postcodes;
        this.time = time;
        this.json = json;
    }

    /// A page object of HSDS. A page after the last one is empty.
    @Scoped
    Uni<ObjectNode> page(Actor actor, HsdsVersion version, Entity entity, DirectoryFilter filter) {
        return selection(entity, filter).flatMap(selection -> store.count(entity, selection)
                .flatMap(total -> store.list(entity, selection, (filter.page() - 1) * filter.perPage(), filter.perPage())
                        .flatMap(rows -> reader.entries(version, entity, filter, rows))
                        .map(entries -> page(filter, total, entries))));
    }

    private ObjectNode page(DirectoryFilter filter, long total, List<ObjectNode> entries) {
        long pages = (total + filter.perPage() - 1) / filter.perPage();
        ObjectNode page = json.createObjectNode()
                .put("total_items", total).put("total_pages", pages).put("page_number", filter.page()).put("size", entries.size())
                .put("first_page", filter.page() == 1).put("last_page", filter.page() >= pages).put("empty", entries.isEmpty());
        page.putArray("contents").addAll(entries);
        return page;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such entry
    @Scoped
    Uni<ObjectNode> get(Actor actor, HsdsVersion version, Entity entity, UUID id, DirectoryFilter filter) {
        return selection(entity, filter)
                .map(selection -> selection.and(true, DirectoryStore.id(entity) + " = ?", id))
                .flatMap(selection -> store.list(entity, selection, 0, 1))
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw Problems.notFound();
                    }
                })
                .flatMap(rows -> reader.inFull(version, entity, filter, rows))
                .map(List::getFirst);
    }

    /// Streams all matching entries. Each step has its own transaction, so a directory of any size takes the same memory, and a
    /// slow reader keeps no transaction open. Changes made meanwhile may or may not be included.
    Multi<ObjectNode> stream(Actor actor, HsdsVersion version, Entity entity, DirectoryFilter filter) {
        AtomicReference<UUID> after = new AtomicReference<>();
        return Multi.createBy().repeating().uni(() -> self.step(actor, version, entity, filter, after.get()))
                .whilst(step -> step.size() == STEP)
                .onItem().invoke(step -> after.set(step.isEmpty() ? null : UUID.fromString(step.getLast().get("id").asText())))
                .onItem().disjoint();
    }

    @Scoped
    Uni<List<ObjectNode>> step(Actor actor, HsdsVersion version, Entity entity, DirectoryFilter filter, UUID after) {
        return selection(entity, filter)
                .flatMap(selection -> store.list(entity, selection.after(DirectoryStore.id(entity), after), 0, STEP))
                .flatMap(rows -> reader.entries(version, entity, filter, rows));
    }

    private Uni<DirectorySelection> selection(Entity entity, DirectoryFilter filter) {
        List<String> regions = filter.postcode() == null ? List.of() : postcodes.regionsOf(filter.postcode());
        return (filter.proximity() == null ? Uni.createFrom().item(new DirectorySelection.Middle(null, null)) : store.middle(filter.postcode()))
                .map(middle -> DirectorySelection.of(entity, filter, time.now(), regions, middle));
    }
}
