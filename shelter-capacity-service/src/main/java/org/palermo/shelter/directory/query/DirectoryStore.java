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
import org.palermo.shelter.directory.hsds.Entity;

/// Queries over the directory.
@ApplicationScoped
class DirectoryStore {
    private static final Query<OfferedService> OF_ORGANIZATIONS = Query.of(OfferedService.class, """
            select s.organization, s.id, s.record, s.shelter, s.country, s.last_modified
              from directory_service s
             where s.organization = any(cast(string_to_array($1, ',') as uuid[]))
             order by s.id
            """);
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
                  left join allocation a on a.place_id = l.id and a.nights @> cast($2 as date) and (a.expires_at is null or a.expires_at > $3)
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
    @RegisterForReflection
    record Listed(UUID id, String record, String service, String organization, UUID serviceId, UUID shelter, String country, Instant modified) {}

    /// @param available places that may still be given tonight
    /// @param maximum all places that may be given tonight
    /// @param counted the time of the census
    record Free(int available, int maximum, Instant counted) {}

    @RegisterForReflection
    private record OfferedService(UUID organization, UUID id, String record, UUID shelter, String country, Instant lastModified) {
        Listed listed() {
            return new Listed(id, record, null, null, id, shelter, country, lastModified);
        }
    }

    /// An open shelter tonight.
    @RegisterForReflection
    private record House(UUID shelter, int most, int taken, Instant censusAt) {
        Free free() {
            return new Free(Math.max(0, most - taken), most, censusAt);
        }
    }

    private static String columns(Entity entity) {
        return switch (entity) {
            case SERVICES -> """
                    select s.id, s.record, cast(null as text) as service, o.record as organization, s.id as service_id, s.shelter,
                           s.country, s.last_modified as modified
                      from directory_service s left join directory_organization o on o.id = s.organization
                    """;
            case SERVICE_AT_LOCATIONS -> """
                    select p.id, p.record, s.record as service, o.record as organization, s.id as service_id, s.shelter,
                           s.country, s.last_modified as modified
                      from directory_place p join directory_service s on s.id = p.service left join directory_organization o on o.id = s.organization
                    """;
            case ORGANIZATIONS -> """
                    select o.id, o.record, cast(null as text) as service, cast(null as text) as organization, cast(null as uuid) as service_id, cast(null as uuid) as shelter,
                           cast(null as text) as country, o.last_modified as modified
                      from directory_organization o
                    """;
            case TAXONOMIES -> """
                    select t.id, t.record, cast(null as text) as service, cast(null as text) as organization, cast(null as uuid) as service_id, cast(null as uuid) as shelter,
                           cast(null as text) as country, cast(null as timestamptz) as modified
                      from directory_taxonomy t
                    """;
            case TAXONOMY_TERMS -> """
                    select t.id, t.record, cast(null as text) as service, cast(null as text) as organization, cast(null as uuid) as service_id, cast(null as uuid) as shelter,
                           cast(null as text) as country, cast(null as timestamptz) as modified
                      from directory_term t
                    """;
        };
    }

    private static String from(Entity entity) {
        return switch (entity) {
            case SERVICES -> "directory_service s";
            case SERVICE_AT_LOCATIONS -> "directory_place p join directory_service s on s.id = p.service";
            case ORGANIZATIONS -> "directory_organization o";
            case TAXONOMIES -> "directory_taxonomy t";
            case TAXONOMY_TERMS -> "directory_term t";
        };
    }

    static String id(Entity entity) {
        return switch (entity) {
            case SERVICES -> "s.id";
            case SERVICE_AT_LOCATIONS -> "p.id";
            case ORGANIZATIONS -> "o.id";
            case TAXONOMIES, TAXONOMY_TERMS -> "t.id";
        };
    }

    Uni<Long> count(Entity entity, DirectorySelection selection) {
        return Query.of(Long.class, "select count(*) from " + from(entity) + " where true" + selection.sql())
                .first(selection.parameters()).map(n -> n.orElse(0L));
    }

    /// Sorted by id, so that the order of a page does not reveal which entry is older.
    Uni<List<Listed>> list(Entity entity, DirectorySelection selection, int offset, int limit) {
        return Query.of(Listed.class,
                        columns(entity) + " where true" + selection.sql() + " order by " + id(entity) + " limit " + limit + " offset " + offset)
                .list(selection.parameters());
    }

    /// The services of some organisations, grouped by organisation.
    Uni<Map<UUID, List<Listed>>> services(Collection<UUID> organizations) {
        return OF_ORGANIZATIONS.list(ids(organizations))
                .map(rows -> rows.stream().collect(Collectors.groupingBy(OfferedService::organization,
                        Collectors.mapping(OfferedService::listed, Collectors.toList()))));
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
