package org.palermo.shelter.broadcast;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.retention.RetainedRecords;
import org.palermo.kernel.scope.Sql;

/// A broadcast is over when it was accepted or cancelled, or its deadline has passed. At the end of its retention, a database
/// function of the tables' owner erases the party, the reference, who asked and who answered.
@ApplicationScoped
class BroadcastRetention implements RetainedRecords {

    @Override
    public String kind() {
        return "broadcast";
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return Sql.first(Object[].class, "select country, erased from retained_broadcast(?1)", record)
                .map(row -> row.map(r -> new Retained((String) r[0], (boolean) r[1])));
    }

    @Override
    public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
        return Sql.list(Object[].class, "select record, reference, over_at from over_broadcasts(?1, ?2, ?3, ?4, ?5)", country, before, after.at(), after.id(), limit)
                .map(rows -> rows.stream().map(r -> new Over((UUID) r[0], (String) r[1], (Instant) r[2])).toList());
    }

    @Override
    public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
        return Sql.first(Boolean.class, "select erase_broadcast(?1, ?2, ?3)", record, overBefore, now).map(Optional::orElseThrow);
    }
}
