package org.palermo.shelter.hold;

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

/// A hold is over at its end; a hold that became a stay is over on the morning after its last night. At the end of its retention, a
/// database function of the tables' owner erases the party, the reference, who asked and answered, and which places it took. Nobody
/// else may change a row in this way.
@ApplicationScoped
class HoldRetention implements RetainedRecords {
    private static final Query<Retained> FIND = Query.of(Retained.class, "select country, erased from retained_hold($1)");
    private static final Query<Named> NAMED = Query.of(Named.class,
            "select record, reference, country, over_at as over, erased from named_hold($1, $2)");
    private static final Query<Over> OVER = Query.of(Over.class,
            "select record, reference, over_at as over from over_holds($1, $2, $3, $4, $5)");
    private static final Query<Boolean> ERASE = Query.of(Boolean.class, "select erase_hold($1, $2, $3)");

    @Override
    public String kind() {
        return "hold";
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return FIND.first(record);
    }

    @Override
    public Uni<Optional<Named>> named(String reference, UUID record) {
        return NAMED.first(reference, record);
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
