package org.palermo.shelter.capacity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.Sql;

@ApplicationScoped
class CapacityStore {

    record Counted(String region, int shelters, int operational, int occupied, int held, int available, int stale) {}

    record Asked(String area, String need, long count) {}

    /// Counts the regions that the actor covers. The database returns no shelter of other regions, and none to an actor whose role
    /// may not count.
    Uni<List<Counted>> regions(String country, LocalDate tonight, Instant now, Instant staleBefore) {
        return Sql.list(Object[].class, """
                        with registered as materialized (
                            select c.shelter, c.region from countable_shelters(?1) c),
                        spot as (
                            select l.shelter, count(*) filter (where l.operational) as operational,
                                   count(a.id) filter (where a.kind = 'PLACEMENT') as placed,
                                   count(a.id) filter (where a.kind = 'HOLD') as held
                              from registered s
                              join place l on l.shelter = s.shelter
                              left join allocation a on a.place_id = l.id and a.nights @> cast(?2 as date)
                               and (a.expires_at is null or a.expires_at > ?3)
                             group by l.shelter),
                        house as (
                            select s.region, p.census_at < ?4 as stale, p.status = 'OPEN' as open, p.unregistered,
                                   coalesce(x.operational, 0) as operational, coalesce(x.placed, 0) as placed, coalesce(x.held, 0) as held,
                                   least(coalesce(x.operational, 0), coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) as may
                              from registered s
                              join offer_profile p on p.shelter = s.shelter
                              left join spot x on x.shelter = s.shelter
                              left join night n on n.shelter = s.shelter and n.night = ?2)
                        select region, cast(count(*) as integer), cast(sum(operational) as integer), cast(sum(unregistered + placed) as integer),
                               cast(sum(held) as integer),
                               cast(sum(case when open and not stale then greatest(0, may - unregistered - placed - held) else 0 end) as integer),
                               cast(count(*) filter (where stale) as integer)
                          from house group by region
                        """, country, tonight, now, staleBefore)
                .map(rows -> rows.stream()
                        .map(r -> new Counted((String) r[0], (Integer) r[1], (Integer) r[2], (Integer) r[3], (Integer) r[4], (Integer) r[5], (Integer) r[6]))
                        .toList());
    }

    /// A row for each shelter and each supply that it lacks, of the same shelters.
    record Lack(String region, UUID shelter, String code) {}

    Uni<List<Lack>> lacking(String country) {
        return Sql.list(Object[].class, "select c.region, c.shelter, l.code from countable_shelters(?1) c cross join unnest(string_to_array(c.lacks, ',')) l(code)", country)
                .map(rows -> rows.stream().map(r -> new Lack((String) r[0], (UUID) r[1], (String) r[2])).toList());
    }

    /// The exact counts of a week. They are shown only through disclosure control.
    Uni<List<Asked>> unmet(String country, String week) {
        return Sql.list(Object[].class, """
                        select area, need, count(*) from unmet_need
                         where country = ?1 and iso_week = ?2
                         group by area, need
                        """, country, week)
                .map(rows -> rows.stream().map(r -> new Asked((String) r[0], (String) r[1], ((Number) r[2]).longValue())).toList());
    }

    /// The regions of each area. Areas may have been recomputed since something was counted. A count under an area that no longer
    /// exists has no regions; only an actor who covers the country sees it.
    Uni<Map<String, Set<String>>> areas(String country) {
        return Sql.list(Object[].class, """
                        select code, regions from area where country = ?1
                        """, country)
                .map(rows -> rows.stream().collect(Collectors.toMap(r -> (String) r[0], r -> Set.of(((String) r[1]).split(",")))));
    }
}
