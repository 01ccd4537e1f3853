package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.scope.Sql;

/// Stores what shelters lack and who recorded it. The caller holds the shelter's lock.
@ApplicationScoped
class SupplyStore {

    Uni<Optional<SuppliesView>> latest(UUID shelter) {
        return Sql.first(Object[].class, "select lacks, recorded_by, recorded_at from shelter_supply where shelter = ?1 order by id desc limit 1", shelter)
                .map(row -> row.map(r -> new SuppliesView(Shelter.split((String) r[0]), (String) r[1], (Instant) r[2])));
    }

    Uni<Void> add(UUID shelter, SuppliesView said) {
        return Sql.execute("insert into shelter_supply (id, shelter, lacks, recorded_by, recorded_at) values (?1, ?2, ?3, ?4, ?5)",
                        Ids.next(), shelter, Shelter.join(said.lacks()), said.recordedBy(), said.recordedAt())
                .replaceWithVoid();
    }
}
