package org.palermo.shelter.capacity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
class CapacityStore {
    private static final Query<Counted> REGIONS = Query.of(Counted.class, """
            with registered as materialized (
                select c.shelter, c.region from countable_shelters($1) c),
            spot as (
                select l.shelter, count(*) filter (where l.operational) as operational,
                       count(a.id) filter (where a.kind = 'PLACEMENT') as placed,
                       count(a.id) filter (where a.kind = 'HOLD') as held
                  from registered s
                  join place l on l.shelter = s.shelter
                  left join allocation a on a.place_id = l.id and a.nights @> cast($2 as date)
                   and (a.expires_at is null or a.expires_at > $3)
                 group by l.shelter),
            house as (
                select s.region, p.census_at < $4 as stale, p.status = 'OPEN' as open, p.unregistered,
                       coalesce(x.operational, 0) as operational, coalesce(x.placed, 0) as placed, coalesce(x.held, 0) as held,
                       least(coalesce(x.operational, 0), coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)) as may
                  from registered s
                  join offer_profile p on p.shelter = s.shelter
                  left join spot x on x.shelter = s.shelter
                  left join night n on n.shelter = s.shelter and n.night = $2)
            select region, cast(count(*) as integer) as shelters, cast(sum(operational) as integer) as operational,
                   cast(sum(unregistered + placed) as integer) as occupied, cast(sum(held) as integer) as held,
                   cast(sum(case when open and not stale then greatest(0, may - unregistered - placed - held) else 0 end) as integer)
                       as available,
                   cast(count(*) filter (where stale) as integer) as stale
              from house group by region
            """);
    private static final Query<Lack> LACKING = Query.of(Lack.class, """
            select c.region, c.shelter, l.code from countable_shelters($1) c cross join unnest(string_to_array(c.lacks, ',')) l(code)
            """);
    private static final Query<Asked> UNMET = Query.of(Asked.class, """
            select area, need, count(*) as count from unmet_need
             where country = $1 and iso_week = $2
             group by area, need
            """);
    private static final Query<AreaRegions> AREAS =
            Query.of(AreaRegions.class, "select code, string_to_array(regions, ',') as regions from area where country = $1");

    @RegisterForReflection
    record Counted(String region, int shelters, int operational, int occupied, int held, int available, int stale) {}

    @RegisterForReflection
    record Asked(String area, String need, long count) {}

    @RegisterForReflection
    private record AreaRegions(String code, String[] regions) {}

    /// Counts the regions that the actor covers. The database returns no shelter of other regions, and none to an actor whose role
    /// may not count.
    Uni<List<Counted>> regions(String country, LocalDate tonight, Instant now, Instant staleBefore) {
        return REGIONS.list(country, tonight, now, staleBefore);
    }

    /// A row for each shelter and each supply that it lacks, of the same shelters.
    @RegisterForReflection
    record Lack(String region, UUID shelter, String code) {}

    Uni<List<Lack>> lacking(String country) {
        return LACKING.list(country);
    }

    /// The exact counts of a week. They are shown only through disclosure control.
    Uni<List<Asked>> unmet(String country, String week) {
        return UNMET.list(country, week);
    }

    /// The regions of each area. Areas may have been recomputed since something was counted. A count under an area that no longer
    /// exists has no regions; only an actor who covers the country sees it.
    Uni<Map<String, Set<String>>> areas(String country) {
        return AREAS.list(country).map(rows -> rows.stream().collect(Collectors.toMap(AreaRegions::code, row -> Set.of(row.regions()))));
    }
}
