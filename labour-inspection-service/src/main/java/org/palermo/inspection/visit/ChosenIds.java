package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.scope.Sql;

/// Ids that devices choose before they reach us. One is its inspectorate's own; whether another inspectorate has the same
/// changes neither an answer nor what is asked of the database.
@ApplicationScoped
public class ChosenIds {

    /// Inside a transaction.
    ///
    /// @param chosen or null
    /// @return the id that its row gets, which is the chosen one where that is free
    public Uni<UUID> idOf(UUID chosen) {
        return chosen == null
                ? Uni.createFrom().item(Ids.next())
                : Sql.first(UUID.class, "select id_to_keep(?1)", chosen).map(Optional::orElseThrow);
    }
}
