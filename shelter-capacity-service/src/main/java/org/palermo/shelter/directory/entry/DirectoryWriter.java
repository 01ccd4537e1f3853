package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Writes entries of the directory, in the caller's transaction.
@ApplicationScoped
public class DirectoryWriter {
    private static final Query<String> LOCK = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.directory', 0)) as text)");
    private static final Query<String> LOCK_RECORD = Query.of(String.class,
            "select record from directory_service where id = $1 and source = 'SHELTER' for update");
    private static final Change CHANGE_RECORD = Change.of("update directory_service set record = $2, last_modified = $3 where id = $1");
    private static final Change ADD_IMPORTED_ORGANIZATION = Change.of("""
            insert into directory_organization (id, source, record, words, last_modified)
            values ($1, 'IMPORT', $2, to_tsvector('simple', cast($3 as text)), $4)
            on conflict do nothing
            """);
    private static final Change WRITE_SERVICE = Change.of("""
            insert into directory_service (id, source, organization, shelter, country, record, words, last_modified, shown_from)
            values ($1, $2, cast(nullif($3, '') as uuid), cast(nullif($4, '') as uuid), nullif($5, ''), $6,
                    to_tsvector('simple', cast($7 as text)), $8, cast(nullif($9, '') as date))
            on conflict (id) do update set organization = excluded.organization, shelter = excluded.shelter, country = excluded.country,
                   record = excluded.record, words = excluded.words, last_modified = excluded.last_modified
            """);
    private static final Change DELETE_REGIONS = Change.of("delete from directory_region where service = $1");
    private static final Change ADD_REGIONS = Change.of(
            "insert into directory_region (service, region) select cast($1 as uuid), unnest(string_to_array($2, ','))");
    private static final Change DELETE_TERMS = Change.of("delete from directory_service_term where service = $1");
    private static final Change ADD_TERMS = Change.of("""
            insert into directory_service_term (service, term) select cast($1 as uuid), cast(unnest(string_to_array($2, ',')) as uuid)
            """);
    private static final Change DELETE_PLACES = Change.of("delete from directory_place where service = $1");
    private static final Change ADD_PLACE = Change.of("""
            insert into directory_place (id, service, latitude, longitude, postcode, record)
            values ($1, $2, cast(nullif($3, '') as double precision), cast(nullif($4, '') as double precision), nullif($5, ''), $6)
            """);
    private static final Change WRITE_ORGANIZATION = Change.of("""
            insert into directory_organization (id, source, record, words, last_modified)
            values ($1, $2, $3, to_tsvector('simple', cast($4 as text)), $5)
            on conflict (id) do update set record = excluded.record, words = excluded.words, last_modified = excluded.last_modified
             where directory_organization.record <> excluded.record and directory_organization.source = excluded.source
            """);
    private static final Change ADD_OWN_TAXONOMY = Change.of("""
            insert into directory_taxonomy (id, source, record, words) values ($1, 'OURS', $2, to_tsvector('simple', cast($3 as text)))
            on conflict do nothing
            """);
    private static final Change ADD_OWN_TERM = Change.of("""
            insert into directory_term (id, source, taxonomy, record, words)
            values ($1, 'OURS', $2, $3, to_tsvector('simple', cast($4 as text)))
            on conflict do nothing
            """);
    private static final Query<UUID> REMOVE = Query.of(UUID.class,
            "delete from directory_service where id = $1 returning coalesce(organization, id)");
    private static final Query<Integer> LOCK_ORGANIZATION = Query.of(Integer.class,
            "select 1 from directory_organization where id = $1 for update");
    private static final Change REMOVE_WHEN_EMPTY = Change.of("""
            delete from directory_organization o
             where o.id = $1 and o.source <> 'IMPORT' and not exists (select 1 from directory_service s where s.organization = o.id)
            """);

    private final ObjectMapper json;
    private final TransactionTime time;

    DirectoryWriter(ObjectMapper json, TransactionTime time) {
        this.json = json;
        this.time = time;
    }

    /// Call before entries of several organisations are written; otherwise their locks would be taken in any order.
    public Uni<Void> lock() {
        return LOCK.list().replaceWithVoid();
    }

    /// Adds the entry, or replaces the entry with the same id. It has no term of ours.
    public Uni<Void> write(DirectoryEntry entry) {
        return write(entry, List.of());
    }

    /// Adds the entry, or replaces the entry with the same id.
    Uni<Void> write(DirectoryEntry entry, Collection<PalermoTerm> terms) {
        return own(terms)
                .chain(() -> organization(entry))
                .chain(() -> service(entry))
                .chain(() -> parts(entry));
    }

    /// Changes the content of a shelter's entry, but not the columns by which a search finds it.
    Uni<Void> change(UUID shelter, Consumer<ObjectNode> change) {
        return LOCK_RECORD.first(shelter)
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().voidItem()
                        : CHANGE_RECORD.execute(shelter, changed(found.get(), change), time.now()).replaceWithVoid());
    }

    private String changed(String record, Consumer<ObjectNode> change) {
        try {
            ObjectNode read = (ObjectNode) json.readTree(record);
            change.accept(read);
            return read.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the directory can't be read");
        }
    }

    /// Does not replace an imported organisation: its own record holds more than a service says about it.
    private Uni<Void> organization(DirectoryEntry entry) {
        DirectoryOrganization o = entry.organization();
        if (o == null) {
            return Uni.createFrom().voidItem();
        }
        return entry.source() != Source.IMPORT ? write(o)
                : ADD_IMPORTED_ORGANIZATION.execute(o.id(), o.record().toString(), o.words(), time.now()).replaceWithVoid();
    }

    private Uni<Void> service(DirectoryEntry e) {
        return WRITE_SERVICE
                .execute(e.id(), e.source(), e.organization() == null ? "" : e.organization().id().toString(),
                        text(e.shelter()), text(e.country()), e.record().toString(), e.words(), modified(e), text(e.shownFrom()))
                .replaceWithVoid();
    }

    /// For a confidential shelter, only the day.
    private Instant modified(DirectoryEntry e) {
        return e.shownFrom() == null ? time.now() : e.shownFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Uni<Void> parts(DirectoryEntry e) {
        return DELETE_REGIONS.execute(e.id())
                .chain(() -> ADD_REGIONS.execute(e.id(), String.join(",", e.regions())))
                .chain(() -> DELETE_TERMS.execute(e.id()))
                .chain(() -> ADD_TERMS.execute(e.id(), e.terms().stream().map(UUID::toString).collect(Collectors.joining(","))))
                .chain(() -> DELETE_PLACES.execute(e.id()))
                .chain(() -> Multi.createFrom().iterable(e.places())
                        .onItem().transformToUniAndConcatenate(p -> place(e.id(), p))
                        .collect().asList())
                .replaceWithVoid();
    }

    private static Uni<Integer> place(UUID service, DirectoryEntry.Place p) {
        return ADD_PLACE.execute(p.id(), service, text(p.latitude()), text(p.longitude()), text(p.postcode()), p.record().toString());
    }

    public Uni<Void> write(DirectoryOrganization o) {
        return WRITE_ORGANIZATION.execute(o.id(), o.source(), o.record().toString(), o.words(), time.now()).replaceWithVoid();
    }

    /// Adds Palermo's own taxonomies and terms when an entry first uses them.
    private static Uni<Void> own(Collection<PalermoTerm> terms) {
        return Multi.createFrom().iterable(List.copyOf(terms))
                .onItem().transformToUniAndConcatenate(t -> ADD_OWN_TAXONOMY
                        .execute(t.kind().id(), t.kind().record().toString(), t.kind().label + " " + t.kind().description)
                        .chain(() -> ADD_OWN_TERM.execute(t.id(), t.kind().id(), t.record().toString(), t.words())))
                .collect().asList().replaceWithVoid();
    }

    /// Removes an entry, and its organisation when that has no other entry. The organisation is locked first: a transaction that
    /// adds a service of it locks it too.
    Uni<Void> remove(UUID service) {
        return REMOVE.first(service)
                .flatMap(organization -> organization.map(this::removeWhenEmpty).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> removeWhenEmpty(UUID organization) {
        return LOCK_ORGANIZATION.list(organization).chain(() -> REMOVE_WHEN_EMPTY.execute(organization)).replaceWithVoid();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
