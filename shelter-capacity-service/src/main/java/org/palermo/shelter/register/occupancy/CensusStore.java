package org.palermo.shelter.register.occupancy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
class CensusStore {
    private static final Query<CensusCount> LATEST = Query.of(CensusCount.class, """
            select occupied, on_mattresses, taken_at as at, recorded_by as by, recorded_at
              from census where shelter = $1 order by taken_at desc limit 1
            """);
    private static final Query<Integer> PLACES = Query.of(Integer.class, "select registered from offer_profile where shelter = $1");
    private static final Change ADD = Change.of("""
            insert into census (shelter, taken_at, occupied, recorded_by, recorded_at, on_mattresses) values ($1, $2, $3, $4, $5, $6)
            """);
    private static final Change APPLY = Change.of("""
            update offer_profile p
               set census_at = $3, census_night = $4,
                   unregistered = greatest(0, $2 - people_placed($1, $3, $4))
             where p.shelter = $1
            """);

    Uni<Optional<CensusCount>> latest(UUID shelter) {
        return LATEST.first(shelter);
    }

    /// The number of the shelter's places, in service or not.
    Uni<Integer> places(UUID shelter) {
        return PLACES.one(shelter);
    }

    Uni<Void> add(UUID shelter, int occupied, int onMattresses, Instant at, String by, Instant now) {
        return ADD.execute(shelter, at, occupied, by, now, onMattresses).replaceWithVoid();
    }

    /// Counted people without a placement are assumed to stay every night until the next census. Placed people are subtracted only
    /// if, at the time of the census, they were recorded as arrived and not as away. For other placements nobody knows whether the
    /// census includes them, and counting people twice is safer than giving a bed away.
    Uni<Void> apply(UUID shelter, int occupied, Instant at, LocalDate night) {
        return APPLY.execute(shelter, occupied, at, night).replaceWithVoid();
    }
}
