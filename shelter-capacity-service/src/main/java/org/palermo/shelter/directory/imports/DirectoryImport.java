package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.etag.Digests;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.ImportRun;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.imports.Rows;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.directory.entry.DirectoryOrganization;
import org.palermo.shelter.directory.entry.DirectoryWriter;
import org.palermo.shelter.directory.entry.Source;

/// Imports what another directory publishes. A later import replaces entries of earlier imports, and never changes other entries.
@ApplicationScoped
public class DirectoryImport {
    private static final String ANOTHERS = "id must not be that of an entry that was not imported";
    private static final String REPLACED = "replaces an entry from an earlier import";

    private final HsdsCheck check;
    private final ImportedEntry entries;
    private final DirectoryWriter writer;
    private final ImportedRecords records;

    @Inject
    DirectoryImport self;

    DirectoryImport(HsdsCheck check, ImportedEntry entries, DirectoryWriter writer, ImportedRecords records) {
        this.check = check;
        this.entries = entries;
        this.writer = writer;
        this.records = records;
    }

    Multi<ImportLine> run(Actor actor, LargeBody file, Rows<HsdsItem> rows) {
        Set<String> inFile = new HashSet<>();
        rows.readable().forEach(row -> inFile.add(row.value().object().path("id").asText()));
        return ImportRun.of(file, rows.source(), some -> self.write(actor, inFile, some));
    }

    @Scoped
    public Uni<List<RowOutcome>> write(Actor actor, Set<String> inFile, List<Row<HsdsItem>> rows) {
        return writer.lock().chain(() -> Multi.createFrom().iterable(rows)
                .onItem().transformToUniAndConcatenate(row -> write(inFile, row))
                .collect().asList());
    }

    private Uni<RowOutcome> write(Set<String> inFile, Row<HsdsItem> row) {
        HsdsItem item = new HsdsItem(row.value().entity(), row.value().object(), new java.util.ArrayList<>(row.value().notes()));
        ObjectNode checked = check.check(item.entity().shape(), item.object(), item.notes());
        if (checked == null) {
            return Uni.createFrom().item(new RowOutcome.Rejected(row.number(), item.note()));
        }
        return records.references(item.entity(), checked, inFile, item.notes()).chain(() -> put(row.number(), item.with(checked)));
    }

    private Uni<RowOutcome> put(int number, HsdsItem item) {
        UUID id = UUID.fromString(item.object().get("id").asText());
        String digest = Digests.of(item.object().toString());
        return records.find(item.entity(), id).flatMap(found -> {
            if (found.isPresent() && !found.get().source().equals(Source.IMPORT.name())) {
                return Uni.createFrom().item(new RowOutcome.Rejected(number, ANOTHERS));
            }
            if (found.isPresent() && digest.equals(found.get().digest())) {
                return Uni.createFrom().item(new RowOutcome.Matched(number));
            }
            // A record that came as a part of a service was not imported on its own, so it has no digest.
            if (found.isPresent() && found.get().digest() != null) {
                item.notes().add(REPLACED);
            }
            return store(item).chain(() -> records.remember(item.entity(), id, digest))
                    .replaceWith(new RowOutcome.Imported(number, item.note()));
        });
    }

    private Uni<Void> store(HsdsItem item) {
        ObjectNode object = item.object();
        return switch (item.entity()) {
            case TAXONOMIES -> records.taxonomy(object);
            case TAXONOMY_TERMS -> records.term(object);
            case ORGANIZATIONS ->
                    writer.write(new DirectoryOrganization(UUID.fromString(object.get("id").asText()), Source.IMPORT, object));
            case SERVICES, SERVICE_AT_LOCATIONS -> records.terms(ImportedEntry.termsIn(object))
                    .chain(() -> writer.write(entries.of(object)))
                    .chain(() -> records.belongsTo(object));
        };
    }
}
