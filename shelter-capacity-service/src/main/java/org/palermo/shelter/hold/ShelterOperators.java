package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Who answers for the shelter of a hold; the database tells its holder only, who sees no shelter.
@ApplicationScoped
class ShelterOperators {
    Uni<UUID> of(UUID hold, UUID shelter) {
        return Sql.first(UUID.class, "select operator_of_held(?1, ?2)", hold, shelter).map(found -> found.orElseThrow());
    }
}
