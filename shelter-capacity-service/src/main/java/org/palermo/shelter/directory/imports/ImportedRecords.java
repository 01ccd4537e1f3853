package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.directory.hsds.EntryKind;

/// Stores imported records and resolves their references.
@ApplicationScoped
class ImportedRecords {
    private static final Query<Known> SERVICE = Query.of(Known.class, "select source, digest from directory_service where id = $1");
    private static final Query<Known> ORGANIZATION = Query.of(Known.class,
            "select source, digest from directory_organization where id = $1");
    private static final Query<Known> TAXONOMY = Query.of(Known.class, "select source, digest from directory_taxonomy where id = $1");
    private static final Query<Known> TERM = Query.of(Known.class, "select source, digest from directory_term where id = $1");
    private static final Change REMEMBER_SERVICE = Change.of("update directory_service set digest = $2 where id = $1");
    private static final Change REMEMBER_ORGANIZATION = Change.of("update directory_organization set digest = $2 where id = $1");
    private static final Change REMEMBER_TAXONOMY = Change.of("update directory_taxonomy set digest = $2 where id = $1");
    private static final Change REMEMBER_TERM = Change.of("update directory_term set digest = $2 where id = $1");
    private static final Change LINK_ORGANIZATION = Change.of("""
            update directory_service set organization = o.id from directory_organization o where directory_service.id = $1 and o.id = $2
            """);
    private static final Change WRITE_TAXONOMY = Change.of("""
            insert into directory_taxonomy (id, source, record, words) values ($1, 'IMPORT', $2, to_tsvector('simple', cast($3 as text)))
            on conflict (id) do update set record = excluded.record, words = excluded.words
             where directory_taxonomy.source = 'IMPORT' and directory_taxonomy.record <> excluded.record
            """);
    private static final Change WRITE_TERM = Change.of("""
            insert into directory_term (id, source, taxonomy, parent, record, words)
            values ($1, 'IMPORT', cast(nullif($2, '') as uuid), cast(nullif($3, '') as uuid), $4, to_tsvector('simple', cast($5 as text)))
            on conflict (id) do update
               set taxonomy = excluded.taxonomy, parent = excluded.parent, record = excluded.record, words = excluded.words
             where directory_term.source = 'IMPORT' and directory_term.record <> excluded.record
            """);

    /// @param digest of the imported object; null when it came as a part of another record
    @RegisterForReflection
    record Known(String source, String digest) {}

    private record Reference(ObjectNode holder, String field, String path, Query<Known> known) {}

    Uni<Optional<Known>> find(EntryKind entity, UUID id) {
        return (switch (entity) {
            case SERVICES, SERVICE_AT_LOCATIONS -> SERVICE;
            case ORGANIZATIONS -> ORGANIZATION;
            case TAXONOMIES -> TAXONOMY;
            case TAXONOMY_TERMS -> TERM;
        }).first(id);
    }

    Uni<Void> remember(EntryKind entity, UUID id, String digest) {
        return (switch (entity) {
            case SERVICES, SERVICE_AT_LOCATIONS -> REMEMBER_SERVICE;
            case ORGANIZATIONS -> REMEMBER_ORGANIZATION;
            case TAXONOMIES -> REMEMBER_TAXONOMY;
            case TAXONOMY_TERMS -> REMEMBER_TERM;
        }).execute(id, digest).replaceWithVoid();
    }

    /// Removes references to records that are neither in the file nor in the directory, and notes them.
    Uni<Void> references(EntryKind entity, ObjectNode object, Set<String> inFile, List<String> notes) {
        List<Reference> found = new ArrayList<>();
        switch (entity) {
            case SERVICES -> ofService(object, found);
            case ORGANIZATIONS -> found.add(new Reference(object, "parent_organization_id", "", ORGANIZATION));
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
            found.add(new Reference(organization, "parent_organization_id", "organization.", ORGANIZATION));
        } else {
            found.add(new Reference(service, "organization_id", "", ORGANIZATION));
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
        found.add(new Reference(term, "parent_id", path, TERM));
        if (!term.has("taxonomy_detail")) {
            found.add(new Reference(term, "taxonomy_id", path, TAXONOMY));
        }
    }

    private static Uni<Void> check(Reference reference, List<String> notes) {
        UUID id = UUID.fromString(reference.holder().get(reference.field()).asText());
        Uni<Boolean> known = reference.known() == null
                ? Uni.createFrom().item(false)
                : reference.known().first(id).map(Optional::isPresent);
        return known.invoke(there -> {
            if (!there) {
                reference.holder().remove(reference.field());
                notes.add(reference.path() + reference.field() + " must refer to an entry of this file or of the directory; left out");
            }
        }).replaceWithVoid();
    }

    /// Links a service to the organisation that it refers to by id.
    Uni<Void> belongsTo(ObjectNode service) {
        return service.has("organization") || !service.has("organization_id") ? Uni.createFrom().voidItem()
                : LINK_ORGANIZATION.execute(id(service), UUID.fromString(service.get("organization_id").asText())).replaceWithVoid();
    }

    Uni<Void> taxonomy(ObjectNode taxonomy) {
        return WRITE_TAXONOMY
                .execute(id(taxonomy), taxonomy.toString(), taxonomy.path("name").asText() + " " + taxonomy.path("description").asText())
                .replaceWithVoid();
    }

    Uni<Void> term(ObjectNode term) {
        JsonNode detail = term.get("taxonomy_detail");
        String taxonomy = detail == null ? term.path("taxonomy_id").asText() : detail.get("id").asText();
        return (detail instanceof ObjectNode of ? taxonomy(of) : Uni.createFrom().voidItem())
                .chain(() -> WRITE_TERM.execute(id(term), taxonomy, term.path("parent_id").asText(), term.toString(),
                        term.path("name").asText() + " " + term.path("description").asText()))
                .replaceWithVoid();
    }

    /// Adds the terms that come with a service.
    Uni<Void> terms(List<ObjectNode> terms) {
        return Multi.createFrom().iterable(terms).onItem().transformToUniAndConcatenate(this::term).collect().asList().replaceWithVoid();
    }

    private static UUID id(ObjectNode object) {
        return UUID.fromString(object.get("id").asText());
    }
}
