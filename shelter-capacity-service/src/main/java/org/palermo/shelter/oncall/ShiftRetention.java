package org.palermo.shelter.oncall;

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

/// A shift is over at its end. At the end of its retention, its personal data, its key and its messages are erased; the fact that
/// somebody was on call stays.
@ApplicationScoped
class ShiftRetention implements RetainedRecords {
    static final String KIND = "on_call_shift";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return Sql.first(Object[].class, "select country, erased from retained_shift(?1)", record)
                .map(row -> row.map(r -> new Retained((String) r[0], (boolean) r[1])));
    }

    @Override
    public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
        return Sql.list(Object[].class, "select record, over_at from over_shifts(?1, ?2, ?3, ?4, ?5)", country, before, after.at(), after.id(), limit)
                .map(rows -> rows.stream().map(r -> new Over((UUID) r[0], null, (Instant) r[1])).toList());
    }

    @Override
    public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
        return Sql.first(Boolean.class, "select erase_shift(?1, ?2, ?3)", record, overBefore, now).map(Optional::orElseThrow);
    }
}
