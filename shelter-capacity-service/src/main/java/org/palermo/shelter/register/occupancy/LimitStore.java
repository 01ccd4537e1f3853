package org.palermo.shelter.register.occupancy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Stores limits and who set them.
@ApplicationScoped
class LimitStore {
    private static final Change LIMIT_OWN_NIGHTS = Change.of("""
            with own as (
                select shelter, night from night
                 where shelter = $1 and night >= $2 and (staffed is not null or hygiene_limit is not null)
                 order by night for update)
            update night n
               set staffed = case when $3 < 0 then n.staffed end, hygiene_limit = case when $4 < 0 then n.hygiene_limit end
              from own where n.shelter = own.shelter and n.night = own.night
            """);
    private static final Change LIMIT = Change.of("""
            update offer_profile
               set staffed = case when $2 < 0 then staffed else $2 end, hygiene_limit = case when $3 < 0 then hygiene_limit else $3 end
             where shelter = $1
            """);
    private static final Change LIMIT_NIGHTS = Change.of("""
            update night
               set staffed = case when $4 < 0 then staffed else $4 end, hygiene_limit = case when $5 < 0 then hygiene_limit else $5 end
             where shelter = $1 and night >= $2 and night < cast($2 as date) + cast($3 as integer)
            """);
    private static final Change ADD = Change.of("""
            with said as (select cast($3 as date) as from_night, cast($4 as date) as until_night,
                                 cast($5 as integer) as staffed, cast($6 as integer) as hygiene_limit)
            insert into shelter_limit (id, shelter, from_night, until_night, staffed, hygiene_limit, recorded_by, recorded_at)
            select $1, cast($2 as uuid), s.*, $7, $8 from said s
             where not exists (
                   select from (select * from shelter_limit where shelter = $2 order by id desc limit 1) l
                    where (l.from_night, l.until_night, l.staffed, l.hygiene_limit)
                          is not distinct from (s.from_night, s.until_night, s.staffed, s.hygiene_limit))
            """);
    private static final Query<LimitsView> OF_NIGHT = Query.of(LimitsView.class, """
            select cast($2 as date) as night, coalesce(n.staffed, p.staffed) as staffed,
                   coalesce(n.hygiene_limit, p.hygiene_limit) as hygiene_limit, l.recorded_by, l.recorded_at
              from offer_profile p
              left join night n on n.shelter = p.shelter and n.night = $2
              left join lateral (
                   select l.recorded_by, l.recorded_at from shelter_limit l
                    where l.shelter = p.shelter and l.from_night <= $2 and (l.until_night is null or l.until_night > $2)
                    order by l.id desc limit 1) l on true
             where p.shelter = $1
            """);

    /// Does not store the same limits twice in a row, whoever sends them. The caller holds the lock of the shelter or its nights.
    ///
    /// @param until the night after the last one, or null for all nights from `from` on
    Uni<Void> add(UUID shelter, LocalDate from, LocalDate until, ChangeLimits to, String by, Instant now) {
        return ADD.execute(Ids.next(), shelter, from, until, to.staffed(), to.hygieneLimit(), by, now).replaceWithVoid();
    }

    /// The limits of one night.
    Uni<LimitsView> of(UUID shelter, LocalDate night) {
        return OF_NIGHT.one(shelter, night);
    }

    /// Sets the limits of every night from `today` on, including nights with limits of their own. Locks their rows first, by date,
    /// and then the profile, where transactions that give places wait: the order of {@link org.palermo.shelter.night.NightLock}.
    Uni<Void> limit(UUID shelter, LocalDate today, ChangeLimits to) {
        return LIMIT_OWN_NIGHTS.execute(shelter, today, orLeft(to.staffed()), orLeft(to.hygieneLimit()))
                .chain(() -> LIMIT.execute(shelter, orLeft(to.staffed()), orLeft(to.hygieneLimit())))
                .replaceWithVoid();
    }

    /// Sets the limits of some nights. The caller has locked them, so their rows exist.
    Uni<Void> limitNights(UUID shelter, LocalDate from, int nights, ChangeLimits to) {
        return LIMIT_NIGHTS.execute(shelter, from, nights, orLeft(to.staffed()), orLeft(to.hygieneLimit())).replaceWithVoid();
    }

    private static int orLeft(Integer limit) {
        return limit == null ? -1 : limit;
    }
}
