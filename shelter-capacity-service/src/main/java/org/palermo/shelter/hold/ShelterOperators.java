package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Finds the organisation that runs the shelter of a hold. The database answers only the holder, who does not see the shelter.
@ApplicationScoped
class ShelterOperators {
    Uni<UUID> of(UUID hold, UUID shelter) {
        return Sql.first(UUID.class, "select operator_of_held(?1, ?2)", hold, shelter).map(found -> found.orElseThrow());
    }
}
