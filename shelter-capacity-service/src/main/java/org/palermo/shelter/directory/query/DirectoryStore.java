package org.palermo.shelter.directory.query;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.directory.hsds.EntryKind;

/// Queries over the directory.
@ApplicationScoped
class DirectoryStore {
    /// How much of its entries a list reads at once. A page is built in memory, and anybody may request forty at once.
    static final int MOST_BYTES = 1024 * 1024;
    /// Of an organisation with more services, the others are in the list of services.
    static final int MOST_SERVICES = 100;

    /// Each CTE is materialised, because its texts are cut and measured once.
    private static final String LIST = """
            with page as materialized (
                %1$s where true%2$s order by %3$s limit %4$s offset %5$s
            ), offering as materialized (
                select o.id, %6$s as record from directory_organization o where o.id in (select a.organization from page a)
            ), shown as materialized (
                select a.id, %7$s as record, %8$s as service, o.record as organization, a.service_id, a.shelter, a.country, a.modified
                  from page a left join offering o on o.id = a.organization
            ), measured as materialized (
                select w.*, octet_length(w.record) + coalesce(octet_length(w.service), 0)
                            + coalesce(octet_length(w.organization), 0) as bytes
                  from shown w
            ), summed as (
                select m.*, sum(m.bytes) over (order by m.id) as upto, count(*) over () as found from measured m
            )
            select u.id, u.record, u.service, u.organization, u.service_id, u.shelter, u.country, u.modified, u.upto, u.found
              from summed u where u.upto - u.bytes <= %9$s order by u.id
            """;
    private static final Query<OfferedService> OF_ORGANIZATIONS = Query.of(OfferedService.class, """
            with shown as materialized (
                select s.organization, s.id, case when cast($2 as boolean) then s.record else %1$s end as record,
                       s.shelter, s.country, s.last_modified
                  from (select n.id, row_number() over (partition by n.organization order by n.id) as number
                          from directory_service n
                         where n.organization = any(cast(string_to_array($1, ',') as uuid[]))) numbered
                  join directory_service s on s.id = numbered.id
                 where numbered.number <= %2$s
            ), summed as (
                select w.*, sum(octet_length(w.record)) over (order by w.organization, w.id) as upto, count(*) over () as found from shown w
            )
            select u.organization, u.id, u.record, u.shelter, u.country, u.last_modified, u.upto, u.found
              from summed u where u.upto - octet_length(u.record) <= %3$s order by u.organization, u.id
            """.formatted(DetailLevel.MINIMAL.of("s.record"), MOST_SERVICES, MOST_BYTES));
    private static final Query<DirectorySelection.Middle> MIDDLE = Query.of(DirectorySelection.Middle.class, """
            select avg(p.latitude) as latitude, avg(p.longitude) as longitude from directory_place p
             where p.postcode like $1 and p.latitude is not null and p.longitude is not null
            """);
    private static final Query<House> FREE = Query.of(House.class, """
            with house as (
                select p.shelter, p.census_at, p.unregistered, p.staffed, p.hygiene_limit,
                       count(*) filter (where l.operational) as operational, count(a.id) as taken
                  from offer_profile p
                  join place l on l.shelter = p.shelter
                  left join allocation a on a.place_id = l.id and a.nights @> cast($2 as date)
                                        and (a.expires_at is null or a.expires_at > $3)
                 where p.shelter = any(cast(string_to_array($1, ',') as uuid[])) and p.status = 'OPEN' and p.census_at >= $4
                 group by p.shelter)
            select h.shelter, least(h.operational, coalesce(n.staffed, h.staffed), coalesce(n.hygiene_limit, h.hygiene_limit)) as most,
                   h.unregistered + h.taken as taken, h.census_at
              from house h left join night n on n.shelter = h.shelter and n.night = $2
            """);

    /// A row of any list.
    ///
    /// @param record the entry's own object
    /// @param service the service of a service at a location, otherwise null
    /// @param organization the organisation of the service, if it has one
    /// @param shelter the shelter whose free places the entry shows, or null
    /// @param modified when the directory last changed it; null for taxonomies and terms
    /// @param upto the bytes of this row and of those before it
    /// @param found how many rows the list has, with those that are left out because they are too large together
    @RegisterForReflection
    record Listed(UUID id, String record, String service, String organization, UUID serviceId, UUID shelter, String country,
            Instant modified, long upto, long found) {}

    /// The services of organisations.
    ///
    /// @param cut the organisation whose services reached {@link #MOST_BYTES}: of it and of those after it, some are missing. Null
    ///     when all were read
    record Offered(Map<UUID, List<Listed>> services, UUID cut) {}

    /// @param available places that may still be given tonight
    /// @param maximum all places that may be given tonight
    /// @param counted the time of the census
    record Free(int available, int maximum, Instant counted) {}

    @RegisterForReflection
    private record OfferedService(UUID organization, UUID id, String record, UUID shelter, String country, Instant lastModified,
            long upto, long found) {
        Listed listed() {
            return new Listed(id, record, null, null, id, shelter, country, lastModified, upto, found);
        }
    }

    /// An open shelter tonight.
    @RegisterForReflection
    private record House(UUID shelter, int most, int taken, Instant censusAt) {
        Free free() {
            return new Free(Math.max(0, most - taken), most, censusAt);
        }
    }

    private static String columns(EntryKind entity) {
        return switch (entity) {
            case SERVICES -> """
                    select s.id, s.record, cast(null as text) as service, s.organization, s.id as service_id, s.shelter,
                           s.country, s.last_modified as modified
                      from directory_service s
                    """;
            case SERVICE_AT_LOCATIONS -> """
                    select p.id, p.record, s.record as service, s.organization, s.id as service_id, s.shelter,
                           s.country, s.last_modified as modified
                      from directory_place p join directory_service s on s.id = p.service
                    """;
            case ORGANIZATIONS -> """
                    select o.id, o.record, cast(null as text) as service, cast(null as uuid) as organization,
                           cast(null as uuid) as service_id, cast(null as uuid) as shelter, cast(null as text) as country,
                           o.last_modified as modified
                      from directory_organization o
                    """;
            case TAXONOMIES -> """
                    select t.id, t.record, cast(null as text) as service, cast(null as uuid) as organization,
                           cast(null as uuid) as service_id, cast(null as uuid) as shelter, cast(null as text) as country,
                           cast(null as timestamptz) as modified
                      from directory_taxonomy t
                    """;
            case TAXONOMY_TERMS -> """
                    select t.id, t.record, cast(null as text) as service, cast(null as uuid) as organization,
                           cast(null as uuid) as service_id, cast(null as uuid) as shelter, cast(null as text) as country,
                           cast(null as timestamptz) as modified
                      from directory_term t
                    """;
        };
    }

    private static String from(EntryKind entity) {
        return switch (entity) {
            case SERVICES -> "directory_service s";
            case SERVICE_AT_LOCATIONS -> "directory_place p join directory_service s on s.id = p.service";
            case ORGANIZATIONS -> "directory_organization o";
            case TAXONOMIES -> "directory_taxonomy t";
            case TAXONOMY_TERMS -> "directory_term t";
        };
    }

    static String id(EntryKind entity) {
        return switch (entity) {
            case SERVICES -> "s.id";
            case SERVICE_AT_LOCATIONS -> "p.id";
            case ORGANIZATIONS -> "o.id";
            case TAXONOMIES, TAXONOMY_TERMS -> "t.id";
        };
    }

    Uni<Long> count(EntryKind entity, DirectorySelection selection) {
        return Query.of(Long.class, "select count(*) from " + from(entity) + " where true" + selection.sql())
                .first(selection.parameters()).map(n -> n.orElse(0L));
    }

    /// Sorted by id, so that the order of a page does not reveal which entry is older. Ends with the row that reaches
    /// {@link #MOST_BYTES}, see {@link #within}.
    Uni<List<Listed>> list(EntryKind entity, DirectorySelection selection, DetailLevel portion, int offset, int limit) {
        DetailLevel ofService = portion == DetailLevel.WHOLE ? DetailLevel.WITHOUT_LOCATIONS : portion;
        return Query.of(Listed.class, LIST.formatted(columns(entity), selection.sql(), id(entity), limit, offset,
                        DetailLevel.BRIEF.of("o.record"), portion.of("a.record"), ofService.of("a.service"), MOST_BYTES))
                .list(selection.parameters());
    }

    /// The rows that together have at most {@link #MOST_BYTES}; the first one whatever its size.
    static List<Listed> within(List<Listed> rows) {
        return rows.size() > 1 && rows.getLast().upto() > MOST_BYTES ? rows.subList(0, rows.size() - 1) : rows;
    }

    /// At most {@link #MOST_SERVICES} services of each organisation, those with the first ids.
    ///
    /// @param whole with all that belongs to a service; otherwise only its required fields
    Uni<Offered> services(Collection<UUID> organizations, boolean whole) {
        return OF_ORGANIZATIONS.list(ids(organizations), whole)
                .map(rows -> new Offered(
                        rows.stream().collect(Collectors.groupingBy(OfferedService::organization,
                                Collectors.mapping(OfferedService::listed, Collectors.toList()))),
                        !rows.isEmpty() && rows.getLast().upto() > MOST_BYTES ? rows.getLast().organization() : null));
    }

    /// The midpoint of the locations that the directory knows at a postal code.
    Uni<DirectorySelection.Middle> middle(String postcode) {
        return MIDDLE.one(postcode + "%");
    }

    /// Tonight's free places of shelters. Shelters that are not open, or whose census is too old, are left out.
    Uni<Map<UUID, Free>> free(Collection<UUID> shelters, LocalDate tonight, Instant now, Instant staleBefore) {
        return FREE.list(ids(shelters), tonight, now, staleBefore)
                .map(rows -> {
                    Map<UUID, Free> free = new HashMap<>();
                    rows.forEach(house -> free.put(house.shelter(), house.free()));
                    return free;
                });
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
