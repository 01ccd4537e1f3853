package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.sql.Change;

/// Stores the data of a shelter that searches read. It contains neither the operator nor the address.
@ApplicationScoped
class OfferProfileStore {
    private static final Change ADD = Change.of("""
            insert into offer_profile (shelter, area, status, women, women_with_children, girls, min_age, max_age,
                                       features, boys_max_age, languages, staffed, hygiene_limit, unregistered, census_at)
            values ($1, '', $2, $3, $4, $5, $6, $7, string_to_array($8, ','), $9, string_to_array($10, ','), $11, $12, 0, $13)
            on conflict do nothing
            """);
    private static final Change DESCRIBE = Change.of("""
            update offer_profile
               set status = $2, women = $3, women_with_children = $4, girls = $5, min_age = $6, max_age = $7,
                   features = string_to_array($8, ','), boys_max_age = $9, languages = string_to_array($10, ',')
             where shelter = $1
            """);
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

    /// Adds a shelter without a census. Its area is set when the areas are recomputed.
    ///
    /// @return false when the id belongs to another shelter, which the actor may not see
    Uni<Boolean> add(Shelter s, int staffed, int hygieneLimit) {
        return ADD.execute(s.id, s.status, s.takesWomen, s.takesWomenWithChildren, s.takesGirls, s.minAge, s.maxAge,
                        String.join(",", s.features()), s.boysMaxAge, String.join(",", s.spoken()), staffed, hygieneLimit, Instant.EPOCH)
                .map(added -> added == 1);
    }

    Uni<Void> describe(Shelter s) {
        return DESCRIBE.execute(s.id, s.status, s.takesWomen, s.takesWomenWithChildren, s.takesGirls, s.minAge, s.maxAge,
                        String.join(",", s.features()), s.boysMaxAge, String.join(",", s.spoken()))
                .replaceWithVoid();
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
