package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.sql.Query;

/// Ids that devices choose before they send a record. Each inspectorate has its own: whether another inspectorate uses the same id
/// changes neither the answers nor the statements that are sent to the database.
@ApplicationScoped
public class DeviceIds {
    private static final Query<UUID> KEPT = Query.of(UUID.class, "select id_to_keep($1)");

    /// Call in a transaction.
    ///
    /// @param chosen the id that a device chose, or null
    /// @return the id of the new row: the chosen id when it is free, otherwise a new one. It is never shown
    public Uni<UUID> idOf(UUID chosen) {
        return chosen == null ? Uni.createFrom().item(Ids.next()) : KEPT.one(chosen);
    }
}
