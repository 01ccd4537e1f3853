package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Keeps what searches read of a shelter. It holds neither who nor where.
@ApplicationScoped
class OfferProfileStore {

    /// Starts as never counted. The area follows when the areas are computed anew.
    Uni<Void> add(Shelter s, int staffed, int hygieneLimit) {
        return Sql.execute("""
                        insert into offer_profile (shelter, area, status, women, women_with_children, girls, min_age, max_age,
                                                   features, staffed, hygiene_limit, unregistered, census_at)
                        values (?1, '', ?2, ?3, ?4, ?5, ?6, ?7, string_to_array(?8, ','), ?9, ?10, 0, ?11)
                        """,
                        s.id, s.status.name(), s.takesWomen, s.takesWomenWithChildren, s.takesGirls, s.minAge, s.maxAge,
                        String.join(",", s.features()), staffed, hygieneLimit, Instant.EPOCH)
                .replaceWithVoid();
    }

    Uni<Void> describe(Shelter s) {
        return Sql.execute("""
                        update offer_profile
                           set status = ?2, women = ?3, women_with_children = ?4, girls = ?5, min_age = ?6, max_age = ?7,
                               features = string_to_array(?8, ',')
                         where shelter = ?1
                        """,
                        s.id, s.status.name(), s.takesWomen, s.takesWomenWithChildren, s.takesGirls, s.minAge, s.maxAge,
                        String.join(",", s.features()))
                .replaceWithVoid();
    }

    /// Limits of every night from `today` on, those included that had limits of their own.
    Uni<Void> limit(UUID shelter, LocalDate today, int staffed, int hygieneLimit) {
        return Sql.execute("update offer_profile set staffed = ?2, hygiene_limit = ?3 where shelter = ?1", shelter, staffed, hygieneLimit)
                .chain(() -> Sql.execute("update night set staffed = null, hygiene_limit = null where shelter = ?1 and night >= ?2", shelter, today))
                .replaceWithVoid();
    }

    /// Limits of some nights only.
    Uni<Void> limitNights(UUID shelter, LocalDate from, int nights, int staffed, int hygieneLimit) {
        return Sql.execute("""
                        insert into night (shelter, night, staffed, hygiene_limit)
                        select ?1, cast(?2 as date) + i, ?4, ?5 from generate_series(0, cast(?3 as integer) - 1) i
                        on conflict (shelter, night) do update set staffed = excluded.staffed, hygiene_limit = excluded.hygiene_limit
                        """, shelter, from, nights, staffed, hygieneLimit)
                .replaceWithVoid();
    }

    /// The limits of one night and what is operational.
    Uni<LimitsView> limits(UUID shelter, LocalDate night) {
        return Sql.first(Object[].class, """
                        select coalesce(n.staffed, p.staffed), coalesce(n.hygiene_limit, p.hygiene_limit)
                          from offer_profile p left join night n on n.shelter = p.shelter and n.night = ?2
                         where p.shelter = ?1
                        """, shelter, night)
                .map(row -> row.orElseThrow())
                .map(r -> new LimitsView(night, ((Number) r[0]).intValue(), ((Number) r[1]).intValue()));
    }
}
