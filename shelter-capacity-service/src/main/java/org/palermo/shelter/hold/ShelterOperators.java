package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.sql.Query;

/// Finds the organisation that runs the shelter of a hold. The database answers only the holder, who does not see the shelter.
@ApplicationScoped
class ShelterOperators {
    private static final Query<UUID> OPERATOR_OF_HELD = Query.of(UUID.class, "select operator_of_held($1, $2)");

    Uni<UUID> of(UUID hold, UUID shelter) {
        return OPERATOR_OF_HELD.first(hold, shelter).map(Optional::orElseThrow);
    }
}
