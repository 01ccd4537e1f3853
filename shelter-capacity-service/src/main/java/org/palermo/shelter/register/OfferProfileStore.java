package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
}
