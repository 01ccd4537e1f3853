package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

@ApplicationScoped
class CensusStore {

    Uni<Optional<Count>> latest(UUID shelter) {
        return Sql.first(Object[].class, "select occupied, on_mattresses, taken_at, recorded_by, recorded_at from census where shelter = ?1 order by taken_at desc limit 1", shelter)
                .map(row -> row.map(r -> new Count(((Number) r[0]).intValue(), ((Number) r[1]).intValue(), (Instant) r[2], (String) r[3], (Instant) r[4])));
    }

    /// The number of the shelter's places, in service or not.
    Uni<Integer> places(UUID shelter) {
        return Sql.first(Integer.class, "select registered from offer_profile where shelter = ?1", shelter).map(Optional::orElseThrow);
    }

    Uni<Void> add(UUID shelter, int occupied, int onMattresses, Instant at, String by, Instant now) {
        return Sql.execute("""
                        insert into census (shelter, taken_at, occupied, recorded_by, recorded_at, on_mattresses) values (?1, ?2, ?3, ?4, ?5, ?6)
                        """, shelter, at, occupied, by, now, onMattresses)
                .replaceWithVoid();
    }

    /// Counted people without a placement are assumed to stay every night until the next census. Placed people are subtracted only
    /// if, at the time of the census, they were recorded as arrived and not as away. For other placements nobody knows whether the
    /// census includes them, and counting people twice is safer than giving a bed away.
    Uni<Void> apply(UUID shelter, int occupied, Instant at, LocalDate night) {
        return Sql.execute("""
                        update offer_profile p
                           set census_at = ?3, census_night = ?4,
                               unregistered = greatest(0, ?2 - people_placed(?1, ?3, ?4))
                         where p.shelter = ?1
                        """, shelter, occupied, at, night)
                .replaceWithVoid();
    }
}
