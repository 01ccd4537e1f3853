package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

/// Who answers for a shelter.
@ApplicationScoped
class ShelterOperators {
    Uni<UUID> of(UUID shelter) {
        return Sql.first(UUID.class, "select operator_agency from shelter where id = ?1", shelter).map(found -> found.orElseThrow());
    }
}
