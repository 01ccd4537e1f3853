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
import org.palermo.kernel.sql.Query;

/// A shift is over at its end. At the end of its retention, its personal data, its key and its messages are erased; the fact that
/// somebody was on call stays.
@ApplicationScoped
class ShiftRetention implements RetainedRecords {
    static final String KIND = "on_call_shift";
    private static final Query<Retained> FIND = Query.of(Retained.class, "select country, erased from retained_shift($1)");
    private static final Query<Over> OVER = Query.of(Over.class,
            "select record, cast(null as text) as reference, over_at as over from over_shifts($1, $2, $3, $4, $5)");
    private static final Query<Boolean> ERASE = Query.of(Boolean.class, "select erase_shift($1, $2, $3)");

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return FIND.first(record);
    }

    @Override
    public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
        return OVER.list(country, before, after.at(), after.id(), limit);
    }

    @Override
    public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
        return ERASE.one(record, overBefore, now);
    }
}
