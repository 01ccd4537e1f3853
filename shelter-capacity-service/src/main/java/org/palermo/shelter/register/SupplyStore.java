package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Stores what shelters lack and who recorded it. The caller holds the shelter's lock.
@ApplicationScoped
class SupplyStore {
    private static final Query<SupplyRow> LATEST =
            Query.of(SupplyRow.class,
                    "select lacks, recorded_by, recorded_at from shelter_supply where shelter = $1 order by id desc limit 1");
    private static final Change ADD =
            Change.of("insert into shelter_supply (id, shelter, lacks, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)");

    Uni<Optional<SuppliesView>> latest(UUID shelter) {
        return LATEST.first(shelter).map(row -> row.map(SupplyRow::view));
    }

    Uni<Void> add(UUID shelter, SuppliesView said) {
        return ADD.execute(Ids.next(), shelter, Shelter.join(said.lacks()), said.recordedBy(), said.recordedAt()).replaceWithVoid();
    }

    /// @param lacks codes joined by commas
    @RegisterForReflection
    private record SupplyRow(String lacks, String recordedBy, Instant recordedAt) {

        SuppliesView view() {
            return new SuppliesView(Shelter.split(lacks), recordedBy, recordedAt);
        }
    }
}
