package org.palermo.inspection.workplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over workplaces, the lists that name them, and possible duplicates.
@ApplicationScoped
class WorkplaceStore {
    /// A new workplace is compared with at most this many of the same name, and with at most this many at the same address.
    static final int COMPARED = 50;
    /// An import links at most this many possible duplicates to a new workplace.
    static final int LINKED = 20;

    private static final Query<String> LOCK = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.workplace', 0)) as text)");
    private static final Query<UUID> NAMED = Query.of(UUID.class, "select id from workplace where name_key = $1 order by id limit 2");
    private static final Query<UUID> NAMED_IN_CLEAR_OR_KEYED = Query.of(UUID.class,
            "select id from workplace where name_key in ($1, $2) order by id limit 2");
    private static final Query<WorkplaceView.PossibleDuplicate> DUPLICATES = Query.of(WorkplaceView.PossibleDuplicate.class, """
            select w.id as workplace, w.reference, w.name, d.likeness
              from possible_duplicate d join workplace w on w.id = d.other where d.workplace = $1
            union all
            select w.id, w.reference, w.name, d.likeness
              from possible_duplicate d join workplace w on w.id = d.workplace where d.other = $1
            order by workplace limit 100
            """);
    private static final Query<WorkplaceView.Listing> LISTINGS = Query.of(WorkplaceView.Listing.class, """
            select list, row_number as "row", notes, listed_at
              from workplace_listing where workplace = $1 order by listed_at, list, row_number limit 200
            """);
    private static final Change ADD_WORDS = Change.of("""
            insert into workplace_token (token, workplace)
            select token, workplace from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as t(token text, workplace uuid)
            """);
    private static final Change ADD_DUPLICATES = Change.of("""
            insert into possible_duplicate (workplace, other, likeness, noticed_at)
            select workplace, other, likeness, $2
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as t(workplace uuid, other uuid, likeness text)
            """);
    private static final Change ADD_ROWS = Change.of("""
            insert into workplace_listing (list, row_number, digest, workplace, columns, notes, listed_at)
            select $2, "row", md5(cast(columns as text)), workplace, columns, notes, $3
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as t("row" integer, workplace uuid, columns jsonb, notes text)
            on conflict do nothing
            """);

    private final ObjectMapper json;
    private final Households households;

    WorkplaceStore(ObjectMapper json, Households households) {
        this.json = json;
        this.households = households;
    }

    /// Lets one transaction at a time add workplaces, so that two imports at the same time can't create the same workplace twice.
    Uni<Void> lock() {
        return LOCK.first().replaceWithVoid();
    }

    /// The workplace, with its household opened; null when it does not exist.
    Uni<Workplace> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Workplace.class, id))
                .call(found -> found == null ? Uni.createFrom().nullItem() : households.open(List.of(found)));
    }

    /// At most `limit` + 1 workplaces, latest first, with households opened.
    Uni<List<Workplace>> page(WorkplaceQuery query, Cursor after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(after.at(), after.id()));
        parameters.addAll(query.parameters());
        parameters.add(limit + 1);
        return select("select w.* from workplace w where (w.created_at, w.id) < (?1, ?2)" + query.where(3)
                + " order by w.created_at desc, w.id desc limit ?" + parameters.size(), parameters.toArray())
                .flatMap(households::open);
    }

    /// Workplaces with these match keys; households stay sealed.
    Uni<List<Workplace>> byMatchKeys(Collection<String> keys) {
        return select("select w.* from workplace w where w.match_key = any(string_to_array(?1, ','))", String.join(",", keys));
    }

    /// Workplaces that share the name or the address with one of these, to be compared in detail. Reads only a few for each name and
    /// address: a name that hundreds share says nothing.
    Uni<List<Workplace>> perhapsAlike(Collection<Workplace> workplaces) {
        return select("""
                        select w.* from unnest(string_to_array(?1, ',')) near(name)
                         cross join lateral (select * from workplace where near_name = near.name limit ?3) w
                        union
                        select w.* from unnest(string_to_array(?2, ',')) near(address)
                         cross join lateral (select * from workplace where near_address = near.address limit ?3) w
                        """,
                        String.join(",", workplaces.stream().map(w -> w.nearName).distinct().toList()),
                        String.join(",", workplaces.stream().map(w -> w.nearAddress).filter(a -> a != null).distinct().toList()),
                        COMPARED)
                .flatMap(households::open);
    }

    /// At most two ids of workplaces with this name; none of a household.
    Uni<List<UUID>> byName(String nameKey) {
        return NAMED.list(nameKey);
    }

    /// At most two ids of workplaces with this name, households included.
    Uni<List<UUID>> byNameOrHousehold(String nameKey) {
        return NAMED_IN_CLEAR_OR_KEYED.list(nameKey, households.keyed(nameKey));
    }

    /// Writes new workplaces, with their households sealed, the words of their names and their possible duplicates.
    Uni<Void> add(List<Workplace> workplaces, List<Alike> alike, Instant now) {
        if (workplaces.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return households.seal(workplaces)
                .chain(Panache::getSession)
                .flatMap(session -> session.persistAll(workplaces.toArray()).chain(session::flush))
                .chain(() -> ADD_WORDS.execute(write(tokens(workplaces))))
                .chain(() -> ADD_DUPLICATES.execute(write(alike), now))
                .replaceWithVoid();
    }

    /// Stores rows as published. A row that was stored before is not stored again.
    Uni<Void> list(String list, List<Occurrence> occurrences, Instant now) {
        return ADD_ROWS.execute(write(occurrences), list, now).replaceWithVoid();
    }

    Uni<List<WorkplaceView.PossibleDuplicate>> duplicates(UUID id) {
        return DUPLICATES.list(id);
    }

    Uni<List<WorkplaceView.Listing>> listings(UUID id) {
        return LISTINGS.list(id);
    }

    /// @param workplace the workplace that was added later
    /// @param likeness `NAME` or `ADDRESS`
    @RegisterForReflection
    record Alike(UUID workplace, UUID other, String likeness) {

        static Optional<Alike> of(Workplace later, Workplace earlier) {
            return Optional.ofNullable(later.mayBe(earlier) ? Likeness.between(later.place(), earlier.place()) : null)
                    .map(likeness -> new Alike(later.id, earlier.id, likeness));
        }
    }

    @RegisterForReflection
    record Occurrence(int row, UUID workplace, Map<String, String> columns, String notes) {}

    @RegisterForReflection
    record Token(String token, UUID workplace) {}

    private static Uni<List<Workplace>> select(String sql, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql, Workplace.class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }

    private List<Token> tokens(List<Workplace> workplaces) {
        return workplaces.stream()
                .flatMap(w -> Likeness.words(w.name()).stream().distinct().map(word -> new Token(w.isHousehold() ? households.word(word) : word, w.id)))
                .toList();
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
