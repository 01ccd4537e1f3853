package org.palermo.shelter.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Stores imported records and resolves their references.
@ApplicationScoped
class ImportedRecords {

    /// @param digest of the imported object; null when it came as a part of another record
    record Known(String source, String digest) {}

    private record Reference(ObjectNode holder, String field, String path, String table) {}

    Uni<Optional<Known>> find(Entity entity, UUID id) {
        return Sql.first(Object[].class, "select source, digest from " + table(entity) + " where id = ?1", id)
                .map(row -> row.map(r -> new Known((String) r[0], (String) r[1])));
    }

    Uni<Void> remember(Entity entity, UUID id, String digest) {
        return Sql.execute("update " + table(entity) + " set digest = ?2 where id = ?1", id, digest).replaceWithVoid();
    }

    /// Removes references to records that are neither in the file nor in the directory, and notes them.
    Uni<Void> references(Entity entity, ObjectNode object, Set<String> inFile, List<String> notes) {
        List<Reference> found = new ArrayList<>();
        switch (entity) {
            case SERVICES -> ofService(object, found);
            case ORGANIZATIONS -> found.add(new Reference(object, "parent_organization_id", "", "directory_organization"));
            case TAXONOMY_TERMS -> ofTerm(object, "", found);
            default -> { }
        }
        return Multi.createFrom().iterable(found)
                .filter(r -> r.holder().has(r.field()) && !inFile.contains(r.holder().get(r.field()).asText()))
                .onItem().transformToUniAndConcatenate(r -> check(r, notes))
                .collect().asList().replaceWithVoid();
    }

    private static void ofService(ObjectNode service, List<Reference> found) {
        if (service.get("organization") instanceof ObjectNode organization) {
            found.add(new Reference(organization, "parent_organization_id", "organization.", "directory_organization"));
        } else {
            found.add(new Reference(service, "organization_id", "", "directory_organization"));
        }
        if (!service.has("program")) {
            // Programmes are stored only inside their services.
            found.add(new Reference(service, "program_id", "", null));
        }
        List<ObjectNode> terms = ImportedEntry.termsIn(service);
        for (int i = 0; i < terms.size(); i++) {
            ofTerm(terms.get(i), "attributes[" + i + "].taxonomy_term.", found);
        }
    }

    private static void ofTerm(ObjectNode term, String path, List<Reference> found) {
        found.add(new Reference(term, "parent_id", path, "directory_term"));
        if (!term.has("taxonomy_detail")) {
            found.add(new Reference(term, "taxonomy_id", path, "directory_taxonomy"));
        }
    }

    private static Uni<Void> check(Reference reference, List<String> notes) {
        UUID id = UUID.fromString(reference.holder().get(reference.field()).asText());
        Uni<Boolean> known = reference.table() == null
                ? Uni.createFrom().item(false)
                : Sql.first(Object.class, "select 1 from " + reference.table() + " where id = ?1", id).map(Optional::isPresent);
        return known.invoke(there -> {
            if (!there) {
                reference.holder().remove(reference.field());
                notes.add(reference.path() + reference.field() + " must refer to an entry of this file or of the directory; left out");
            }
        }).replaceWithVoid();
    }

    /// Links a service to the organisation that it refers to by id.
    Uni<Void> belongsTo(ObjectNode service) {
        return service.has("organization") || !service.has("organization_id") ? Uni.createFrom().voidItem() : Sql.execute("""
                        update directory_service set organization = o.id from directory_organization o where directory_service.id = ?1 and o.id = ?2
                        """, id(service), UUID.fromString(service.get("organization_id").asText()))
                .replaceWithVoid();
    }

    Uni<Void> taxonomy(ObjectNode taxonomy) {
        return Sql.execute("""
                        insert into directory_taxonomy (id, source, record, words) values (?1, 'IMPORT', ?2, to_tsvector('simple', cast(?3 as text)))
                        on conflict (id) do update set record = excluded.record, words = excluded.words
                         where directory_taxonomy.source = 'IMPORT' and directory_taxonomy.record <> excluded.record
                        """, id(taxonomy), taxonomy.toString(), taxonomy.path("name").asText() + " " + taxonomy.path("description").asText())
                .replaceWithVoid();
    }

    Uni<Void> term(ObjectNode term) {
        JsonNode detail = term.get("taxonomy_detail");
        String taxonomy = detail == null ? term.path("taxonomy_id").asText() : detail.get("id").asText();
        return (detail instanceof ObjectNode of ? taxonomy(of) : Uni.createFrom().voidItem())
                .chain(() -> Sql.execute("""
                        insert into directory_term (id, source, taxonomy, parent, record, words)
                        values (?1, 'IMPORT', cast(nullif(?2, '') as uuid), cast(nullif(?3, '') as uuid), ?4, to_tsvector('simple', cast(?5 as text)))
                        on conflict (id) do update set taxonomy = excluded.taxonomy, parent = excluded.parent, record = excluded.record, words = excluded.words
                         where directory_term.source = 'IMPORT' and directory_term.record <> excluded.record
                        """, id(term), taxonomy, term.path("parent_id").asText(), term.toString(), term.path("name").asText() + " " + term.path("description").asText()))
                .replaceWithVoid();
    }

    /// Adds the terms that come with a service.
    Uni<Void> terms(List<ObjectNode> terms) {
        return Multi.createFrom().iterable(terms).onItem().transformToUniAndConcatenate(this::term).collect().asList().replaceWithVoid();
    }

    private static UUID id(ObjectNode object) {
        return UUID.fromString(object.get("id").asText());
    }

    private static String table(Entity entity) {
        return switch (entity) {
            case SERVICES, SERVICE_AT_LOCATIONS -> "directory_service";
            case ORGANIZATIONS -> "directory_organization";
            case TAXONOMIES -> "directory_taxonomy";
            case TAXONOMY_TERMS -> "directory_term";
        };
    }
}
