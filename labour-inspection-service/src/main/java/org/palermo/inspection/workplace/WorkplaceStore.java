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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over workplaces, the lists that name them, and possible duplicates.
@ApplicationScoped
public class WorkplaceStore {
    /// A new workplace is compared with at most this many of the same name, and with at most this many at the same address.
    static final int COMPARED = 50;
    /// An import links at most this many possible duplicates to a new workplace.
    static final int LINKED = 20;

    /// The columns of the entity. `select w.*` would fail in this version as soon as a later one adds a column.
    private static final String COLUMNS = """
            w.id, w.reference, w.kind, w.name, w.country, w.address, w.sector, w.sector_listed, w.latitude, w.longitude, w.workers, \
            w.workers_least,
            w.workers_most, w.women_share, w.women, w.men, w.isic, w.region, w.address_from, w.closed, w.closed_on, w.closed_for, \
            w.merged_into, w.os_id,
            w.match_key, w.name_key, w.near_name, w.near_address, w.near_street, w.sealed, w.created_at, w.version
            """;
    private static final String ALIKE = """
            select COLUMNS from unnest(string_to_array(?1, ',')) near(name)
             cross join lateral (select * from workplace where near_name = near.name and merged_into is null limit ?6) w
            union
            select COLUMNS from unnest(string_to_array(?2, ',')) near(address)
             cross join lateral (select * from workplace where near_address = near.address and merged_into is null limit ?6) w
            union
            select COLUMNS from unnest(string_to_array(?7, ',')) near(street)
             cross join lateral (select * from workplace where near_street = near.street and merged_into is null limit ?6) w
            union
            select COLUMNS from unnest(string_to_array(?3, ',')) same(os_id)
             cross join lateral (select * from workplace where os_id = same.os_id and merged_into is null limit ?6) w
            union
            select COLUMNS from unnest(string_to_array(?4, ','), string_to_array(?5, ',')) near(cell, word)
             cross join lateral (select p.* from workplace p
                                  where p.grid = near.cell and p.merged_into is null
                                    and exists (select 1 from workplace_token t where t.token = near.word and t.workplace = p.id)
                                  limit ?6) w
            """.replace("COLUMNS", COLUMNS);

    /// Every statement after it finds its rows by an index. Before the first statistics of a new table, the planner may read the whole
    /// table for each name instead.
    private static final Query<String> LOCK = Query.of(String.class, """
            select cast(pg_advisory_xact_lock(hashtextextended('palermo.workplace', 0)) as text) || set_config('enable_seqscan', 'off',
              true) as locked
            """);
    private static final Query<UUID> NAMED = Query.of(UUID.class,
            "select distinct workplace_now(id) as id from workplace where name_key = $1 order by id limit 2");
    private static final Query<UUID> NAMED_IN_CLEAR_OR_KEYED = Query.of(UUID.class,
            "select distinct workplace_now(id) as id from workplace where name_key in ($1, $2) order by id limit 2");
    private static final Query<WorkplaceView.PossibleDuplicate> DUPLICATES = Query.of(WorkplaceView.PossibleDuplicate.class, """
            select d.id, w.id as workplace, w.reference, w.name, d.likeness
              from possible_duplicate d join workplace w on w.id = d.other
             where d.workplace = $1 and d.state = 'OPEN' and w.merged_into is null
            union all
            select d.id, w.id, w.reference, w.name, d.likeness
              from possible_duplicate d join workplace w on w.id = d.workplace
             where d.other = $1 and d.state = 'OPEN' and w.merged_into is null
            order by workplace limit 100
            """);
    private static final Query<ListingRow> LISTINGS = Query.of(ListingRow.class, """
            select list, row_number as "row", notes, coalesce(contributors, '') as contributors, listed_at
              from workplace_listing where workplace in (select workplace_parts($1)) order by listed_at, list, row_number limit 200
            """);
    private static final Query<Known> KNOWN = Query.of(Known.class, """
            select k.match_key, w.id as workplace, w.reference, w.os_id is null as lacks_os_id
              from (select match_key, id, 0 as former from workplace where match_key = any(string_to_array($1, ','))
                    union all
                    select match_key, workplace, 1 from workplace_key where match_key = any(string_to_array($1, ','))) k
              join workplace w on w.id = workplace_now(k.id)
             order by k.former desc
            """);
    private static final Query<String> KNOWN_ELSEWHERE = Query.of(String.class, """
            select w.reference from workplace w where w.match_key = $1 and w.id <> $2
            union all
            select w.reference from workplace_key k join workplace w on w.id = k.workplace where k.match_key = $1 and k.workplace <> $2
            """);
    private static final Query<UUID> NOW = Query.of(UUID.class, "select workplace_now($1)");
    private static final Query<UUID> BY_REFERENCE = Query.of(UUID.class, "select id from workplace where reference = $1");
    private static final Change ADD_KEY =
            Change.of("insert into workplace_key (match_key, workplace) values ($1, $2) on conflict do nothing");
    private static final Change DELETE_WORDS = Change.of("delete from workplace_token where workplace = $1");
    private static final Change ADD_WORDS = Change.of("""
            insert into workplace_token (token, workplace)
            select token, workplace from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as t(token text, workplace uuid)
            """);
    private static final Change ADD_DUPLICATES = Change.of("""
            insert into possible_duplicate (workplace, other, likeness, noticed_at)
            select workplace, other, likeness, $2
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as t(workplace uuid, other uuid, likeness text)
             where not exists (select 1 from possible_duplicate p where p.workplace = t.other and p.other = t.workplace)
            on conflict do nothing
            """);
    private static final Change ADD_ROWS = Change.of("""
            insert into workplace_listing (list, row_number, digest, workplace, columns, notes, contributors, listed_at)
            select $2, "row", md5(cast(columns as text)), workplace, columns, notes, contributors, $3
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as t("row" integer, workplace uuid, columns jsonb, notes text, contributors text)
            on conflict do nothing
            """);

    private final ObjectMapper json;
    private final Households households;

    WorkplaceStore(ObjectMapper json, Households households) {
        this.json = json;
        this.households = households;
    }

    /// Lets one transaction at a time add workplaces, so that two imports at the same time can't create the same workplace twice.
    public Uni<Void> lock() {
        return LOCK.first().replaceWithVoid();
    }

    /// The workplace, with its household opened; null when it does not exist.
    public Uni<Workplace> find(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Workplace.class, id))
                .call(found -> found == null ? Uni.createFrom().nullItem() : households.open(List.of(found)));
    }

    /// At most `limit` + 1 workplaces, latest first, with households opened.
    Uni<List<Workplace>> page(WorkplaceQuery query, Cursor after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(after.at(), after.id()));
        parameters.addAll(query.parameters());
        parameters.add(limit + 1);
        return select("select " + COLUMNS + " from workplace w where (w.created_at, w.id) < (?1, ?2)" + query.where(3)
                + " order by w.created_at desc, w.id desc limit ?" + parameters.size(), parameters.toArray())
                .flatMap(households::open);
    }

    /// Workplaces with these ids, with households opened, in no order.
    public Uni<List<Workplace>> byIds(Collection<UUID> ids) {
        return select("select " + COLUMNS + " from workplace w where w.id = any(cast(string_to_array(?1, ',') as uuid[]))",
                        ids.stream().map(UUID::toString).distinct().collect(Collectors.joining(",")))
                .flatMap(households::open);
    }

    /// The workplaces that have these match keys, or had them before, by key. Of a merged workplace, the one that is kept.
    Uni<Map<String, Known>> known(Collection<String> keys) {
        return KNOWN.list(String.join(",", keys)).map(rows -> {
            Map<String, Known> byKey = new HashMap<>();
            // Workplaces that have this name today come last, so they win.
            rows.forEach(row -> byKey.put(row.matchKey(), row));
            return byKey;
        });
    }

    /// References of other workplaces that have this match key, or had it before.
    Uni<List<String>> knownElsewhere(String key, UUID workplace) {
        return KNOWN_ELSEWHERE.list(key, workplace);
    }

    /// The workplace that is kept for this one today.
    Uni<UUID> now(UUID id) {
        return NOW.one(id);
    }

    public Uni<Optional<UUID>> byReference(String reference) {
        return BY_REFERENCE.first(reference);
    }

    /// Workplaces that share the name, the address or the OS ID with one of these, or are near and share the first word of the name:
    /// to be compared in detail. Reads only a few for each: a name that hundreds share says nothing. Merged ones are left out.
    Uni<List<Workplace>> perhapsAlike(Collection<Workplace> workplaces) {
        List<Cell> cells = workplaces.stream().filter(w -> w.latitude != null)
                .flatMap(w -> w.coordinates().cells().stream().map(cell -> new Cell(cell, Likeness.firstWord(w.name()))))
                .distinct().toList();
        return select(ALIKE,
                        joined(workplaces, w -> w.nearName), joined(workplaces, w -> w.nearAddress), joined(workplaces, w -> w.osId),
                        cells.stream().map(Cell::cell).collect(Collectors.joining(",")),
                        cells.stream().map(Cell::word).collect(Collectors.joining(",")), COMPARED, joined(workplaces, w -> w.nearStreet))
                .flatMap(households::open);
    }

    private record Cell(String cell, String word) {}

    private static String joined(Collection<Workplace> workplaces, Function<Workplace, String> key) {
        return workplaces.stream().map(key).filter(Objects::nonNull).distinct().collect(Collectors.joining(","));
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

    /// Writes a changed workplace, sealed again if it is a household, with the words of its name and its possible duplicates.
    ///
    /// @param formerKey the match key that it had before
    Uni<Void> rewrite(Workplace workplace, String formerKey, Instant now) {
        return households.sealAgain(workplace)
                .chain(Panache::getSession)
                .flatMap(session -> session.flush())
                .chain(() -> formerKey.equals(workplace.matchKey) || formerKey.equals(workplace.id.toString())
                        ? Uni.createFrom().voidItem() : ADD_KEY.execute(formerKey, workplace.id).replaceWithVoid())
                .chain(() -> DELETE_WORDS.execute(workplace.id))
                .chain(() -> ADD_WORDS.execute(write(tokens(List.of(workplace)))))
                .chain(() -> notice(List.of(workplace), now));
    }

    /// Writes changed workplaces that keep their names and are no households, with their possible duplicates.
    Uni<Void> changed(List<Workplace> workplaces, Instant now) {
        return Panache.getSession().flatMap(session -> session.flush()).chain(() -> notice(workplaces, now));
    }

    private Uni<Void> notice(List<Workplace> changed, Instant now) {
        return perhapsAlike(changed)
                .map(others -> changed.stream().flatMap(workplace -> alike(workplace, others)).toList())
                .chain(alike -> ADD_DUPLICATES.execute(write(alike), now))
                .replaceWithVoid();
    }

    private static Stream<Alike> alike(Workplace workplace, List<Workplace> others) {
        return others.stream().filter(other -> !other.id.equals(workplace.id))
                .flatMap(other -> (other.createdAt.isAfter(workplace.createdAt)
                        ? Alike.of(other, workplace) : Alike.of(workplace, other)).stream())
                .limit(LINKED);
    }

    /// Stores rows as published. A row that was stored before is not stored again.
    Uni<Void> list(String list, List<Occurrence> occurrences, Instant now) {
        return ADD_ROWS.execute(write(occurrences), list, now).replaceWithVoid();
    }

    public Uni<List<WorkplaceView.PossibleDuplicate>> duplicates(UUID id) {
        return DUPLICATES.list(id);
    }

    public Uni<List<WorkplaceView.Listing>> listings(UUID id) {
        return LISTINGS.list(id).map(rows -> rows.stream().map(row -> new WorkplaceView.Listing(row.list(), row.row(), row.notes(),
                row.contributors().isEmpty() ? List.of() : List.of(row.contributors().split("\n")), row.listedAt())).toList());
    }

    /// @param contributors one a line
    @RegisterForReflection
    record ListingRow(String list, int row, String notes, String contributors, Instant listedAt) {}

    /// @param workplace the id of the workplace that is kept for the one with the key
    @RegisterForReflection
    record Known(String matchKey, UUID workplace, String reference, boolean lacksOsId) {}

    /// @param workplace the workplace that was added later
    /// @param likeness as {@link Likeness#between}
    @RegisterForReflection
    record Alike(UUID workplace, UUID other, String likeness) {

        static Optional<Alike> of(Workplace later, Workplace earlier) {
            return Optional.ofNullable(later.mayBe(earlier) ? Likeness.between(later.place(), earlier.place()) : null)
                    .map(likeness -> new Alike(later.id, earlier.id, likeness));
        }
    }

    @RegisterForReflection
    record Occurrence(int row, UUID workplace, Map<String, String> columns, String notes, String contributors) {}

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
                .flatMap(w -> Likeness.words(w.name()).stream().distinct()
                        .map(word -> new Token(w.isHousehold() ? households.word(word) : word, w.id)))
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
