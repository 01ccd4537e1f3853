package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;
import org.palermo.shelter.register.ShelterStatus;

/// What shelters have for a stay, in one query. An allocation counts until its end as compared with the transaction's
/// time, so an expired hold frees its place at that instant without anything having to run.
///
/// Per night: what is left of the least of operational, staffed and hygiene limit when the occupied and the held are
/// taken off. Places that nobody here has given count on every night, see the census.
@ApplicationScoped
public class Vacancies {
    private static final String HEAD = """
            with candidate as materialized (
                select p.shelter, p.area, p.status, p.census_at, p.unregistered, p.staffed, p.hygiene_limit
                  from offer_profile p
                 where p.status in ('OPEN', 'RESTRICTED')
                   and case cast(?3 as text) when 'WOMEN' then p.women
                                             when 'WOMEN_WITH_CHILDREN' then p.women_with_children
                                             else p.girls and p.min_age <= ?4 and p.max_age >= ?5 end
                   and p.features @> string_to_array(?6, ',')
            """;
    private static final String TAIL = """
            ),
            spot as materialized (
                select l.shelter, l.id, l.room, l.kind, l.operational from candidate c join place l on l.shelter = c.shelter
            ),
            taken as materialized (
                select s.shelter, s.id, a.nights
                  from spot s
                  join allocation a on a.place_id = s.id
                   and a.nights && daterange(?1, cast(?1 as date) + cast(?2 as integer))
                   and (a.expires_at is null or a.expires_at > ?7)
            ),
            room as (
                select s.shelter, s.room,
                       count(*) filter (where s.operational) as operational,
                       count(*) filter (where s.operational and s.kind = 'BED') as beds,
                       count(*) filter (where s.operational and s.kind = 'COT') as cots,
                       count(*) filter (where s.operational and s.kind = 'BED' and t.id is null) as free_beds,
                       bool_and(t.id is null) as free
                  from spot s left join (select distinct id from taken) t on t.id = s.id
                 group by s.shelter, s.room
            ),
            house as (
                select shelter, sum(operational) as operational, sum(free_beds) as free_beds,
                       string_agg(room || chr(31) || beds || chr(31) || cots, chr(30)) filter (where free and operational > 0) as free_rooms
                  from room
                 group by shelter
            ),
            spent as (
                select t.shelter, d.i, count(*) as places
                  from taken t join generate_series(0, cast(?2 as integer) - 1) d(i) on t.nights @> cast(?1 as date) + d.i
                 group by t.shelter, d.i
            )
            select c.shelter, c.area, c.status, c.census_at,
                   cast(min(least(coalesce(h.operational, 0), coalesce(n.staffed, c.staffed), coalesce(n.hygiene_limit, c.hygiene_limit))
                            - c.unregistered - coalesce(x.places, 0)) as integer),
                   cast(coalesce(min(h.free_beds), 0) as integer), coalesce(min(h.free_rooms), '')
              from candidate c
              cross join generate_series(0, cast(?2 as integer) - 1) d(i)
              left join house h on h.shelter = c.shelter
              left join night n on n.shelter = c.shelter and n.night = cast(?1 as date) + d.i
              left join spent x on x.shelter = c.shelter and x.i = d.i
             group by c.shelter, c.area, c.status, c.census_at
             order by c.shelter
            """;

    /// Every shelter of the areas that would take them, by id, with what it has.
    public Uni<List<Vacancy>> inAreas(Collection<String> areas, Stay stay, Instant now) {
        return list(" and p.area = any(string_to_array(?8, ','))", stay, now, String.join(",", areas));
    }

    /// One shelter of the area; empty when it no longer is there or no longer takes them.
    public Uni<List<Vacancy>> ofShelter(UUID shelter, Stay stay, Instant now) {
        return list(" and p.shelter = ?8", stay, now, shelter);
    }

    private static Uni<List<Vacancy>> list(String which, Stay stay, Instant now, Object chosen) {
        Party party = stay.party();
        return Sql.list(Object[].class, HEAD + which + TAIL,
                        stay.from(), stay.nights(), party.kind().name(), party.youngest(), party.eldest(),
                        String.join(",", stay.needs().stream().map(Enum::name).toList()), now, chosen)
                .map(rows -> rows.stream().map(Vacancies::vacancy).toList());
    }

    private static Vacancy vacancy(Object[] r) {
        return new Vacancy((UUID) r[0], (String) r[1], ShelterStatus.valueOf((String) r[2]), (Instant) r[3],
                ((Number) r[4]).intValue(), ((Number) r[5]).intValue(), rooms((String) r[6]));
    }

    /// Rooms come joined by the separators of ASCII, which no id has: one row a shelter instead of one a room.
    private static List<FreeRoom> rooms(String joined) {
        List<FreeRoom> rooms = new ArrayList<>();
        if (!joined.isEmpty()) {
            Arrays.stream(joined.split("\u001e"))
                    .map(room -> room.split("\u001f"))
                    .forEach(part -> rooms.add(new FreeRoom(part[0], Integer.parseInt(part[1]), Integer.parseInt(part[2]))));
        }
        return rooms;
    }
}
