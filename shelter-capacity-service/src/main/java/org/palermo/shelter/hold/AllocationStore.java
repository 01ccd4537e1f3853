package org.palermo.shelter.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.availability.FreePlace;

/// Gives and frees places. The caller has locked the shelter's nights.
@ApplicationScoped
class AllocationStore {
    private static final Change REMOVE_EXPIRED = Change.of("""
            delete from allocation a
             where a.shelter = $1 and a.until_night > $3 and a.from_night < cast($3 as date) + cast($4 as integer)
               and a.expires_at <= $2
            """);
    private static final Query<Integer> TAKE = Query.of(Integer.class, """
            select give_places(cast(cast($1 as text) as jsonb), cast(string_to_array($2, ',') as uuid[]),
                               cast(string_to_array($3, ',') as uuid[]), cast($4 as boolean))
            """);
    private static final Change EXTEND = Change.of("""
            update allocation set expires_at = $2
             where id in (select allocation from hold_place where hold = $1) and expires_at > $3
            """);
    private static final Change BECOME_PLACEMENT = Change.of("""
            update allocation set kind = 'PLACEMENT', expires_at = null
             where id in (select allocation from hold_place where hold = $1) and expires_at > $2
            """);
    private static final Query<Integer> COUNT = Query.of(Integer.class, "select cast(count(*) as integer) from hold_place where hold = $1");
    private static final Change FREE = Change.of("delete from allocation where id in (select allocation from hold_place where hold = $1)");
    private static final Change FREE_LATER = Change.of(
            "delete from allocation where id in (select allocation from hold_place where hold = $1) and lower(nights) >= $2");
    private static final Change SHORTEN = Change.of("""
            update allocation set nights = daterange(lower(nights), $2)
             where id in (select allocation from hold_place where hold = $1) and upper(nights) > $2
            """);
    private static final Change LENGTHEN = Change.of(
            "update allocation set nights = daterange(lower(nights), $2) where id in (select allocation from hold_place where hold = $1)");
    private static final Query<LocalDate> FIRST_BARRED_NIGHT = Query.of(LocalDate.class, """
            with own as (select place_id from hold_place where hold = $1),
            spot as (select id, operational from place where shelter = $2),
            taken as (
                select a.place_id, a.nights from allocation a
                 where a.place_id in (select id from spot) and a.nights && daterange($3, cast($3 as date) + cast($4 as integer))
                   and (a.expires_at is null or a.expires_at > $5))
            select cast($3 as date) + i
              from generate_series(0, cast($4 as integer) - 1) i
              join offer_profile p on p.shelter = $2
              left join night n on n.shelter = p.shelter and n.night = cast($3 as date) + i
             where exists (select 1 from taken t where t.nights @> cast($3 as date) + i and t.place_id in (select place_id from own))
                or cast($3 as date) + i >= $6
               and least((select count(*) from spot where operational), coalesce(n.staffed, p.staffed),
                         coalesce(n.hygiene_limit, p.hygiene_limit))
                   - greatest(0, p.unregistered - case when p.census_at >= $7
                        and exists (select 1 from placement s where s.hold = $1 and s.state = 'ARRIVED')
                        then cast($8 as integer) else 0 end)
                   - (select count(*) from taken t where t.nights @> cast($3 as date) + i) < (select count(*) from own)
             order by i limit 1
            """);

    private final ObjectMapper json;

    AllocationStore(ObjectMapper json) {
        this.json = json;
    }

    /// Deletes expired allocations, which would otherwise violate the exclusion constraint. Only on the nights of the stay: other
    /// nights are not locked.
    Uni<Void> removeExpired(UUID shelter, LocalDate from, int nights, Instant now) {
        return REMOVE_EXPIRED.execute(shelter, now, from, nights).replaceWithVoid();
    }

    /// Writes the hold and takes the places in the order of their ids; skips places that are already taken.
    ///
    /// @return how many were taken
    Uni<Integer> take(Hold hold, List<FreePlace> places) {
        String ids = places.stream().map(p -> p.id().toString()).sorted().collect(Collectors.joining(","));
        String allocations = places.stream().map(p -> Ids.next().toString()).collect(Collectors.joining(","));
        return TAKE.one(written(HoldRow.of(hold)), allocations, ids, hold.stay().party().isFamily());
    }

    private String written(HoldRow row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A hold can't be written", e);
        }
    }

    /// @return how many places were still held
    Uni<Integer> extend(UUID hold, Instant until, Instant now) {
        return EXTEND.execute(hold, until, now);
    }

    /// @return how many places were still held
    Uni<Integer> becomePlacement(UUID hold, Instant now) {
        return BECOME_PLACEMENT.execute(hold, now);
    }

    Uni<Integer> count(UUID hold) {
        return COUNT.one(hold);
    }

    Uni<Void> free(UUID hold) {
        return FREE.execute(hold).replaceWithVoid();
    }

    /// Frees the nights from this one on; earlier nights stay.
    Uni<Void> freeFrom(UUID hold, LocalDate night) {
        return FREE_LATER.execute(hold, night).chain(() -> SHORTEN.execute(hold, night)).replaceWithVoid();
    }

    Uni<Void> lengthen(UUID hold, LocalDate until) {
        return LENGTHEN.execute(hold, until).replaceWithVoid();
    }

    /// The first night on which a stay can't keep its places: somebody else has one of them, or, from tonight on, the limits of the
    /// night leave no room. People who stayed on after their nights were over are counted by a later census as people without a
    /// placement.
    ///
    /// @param over when the nights of the stay until now were over
    Uni<Optional<LocalDate>> firstBarredNight(HeldStay stay, LocalDate from, int nights, LocalDate tonight, Instant over, Instant now) {
        return FIRST_BARRED_NIGHT.first(stay.id(), stay.shelter(), from, nights, now, tonight, over, stay.party().size());
    }
}
