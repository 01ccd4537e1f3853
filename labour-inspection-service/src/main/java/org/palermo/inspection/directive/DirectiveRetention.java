package org.palermo.inspection.directive;

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

/// The retention of an order starts when it is issued. At its end its key is destroyed, and with it the text, the steps and the remarks.
/// What is counted stays.
@ApplicationScoped
class DirectiveRetention implements RetainedRecords {
    private static final Query<Retained> RETAINED = Query.of(Retained.class, "select country, erased from retained_directive($1)");
    private static final Query<Over> OVER =
            Query.of(Over.class, "select record, reference, over_at as over from over_directives($1, $2, $3, $4, $5)");
    private static final Query<Boolean> ERASE = Query.of(Boolean.class, "select erase_directive($1, $2, $3)");

    @Override
    public String kind() {
        return Directives.KIND;
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return RETAINED.first(record);
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
