package org.palermo.inspection.visit.record;

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

/// The retention of a visit's record starts when the visit began, after all corrections. At its end a database function of the tables'
/// owner destroys the key of its sealed parts. Codes, numbers and times stay.
@ApplicationScoped
class VisitRecordRetention implements RetainedRecords {
    private static final Query<Retained> RETAINED = Query.of(Retained.class, "select country, erased from retained_visit_record($1)");
    private static final Query<Over> OVER = Query.of(Over.class,
            "select record, reference, over_at as over from over_visit_records($1, $2, $3, $4, $5)");
    private static final Query<Boolean> ERASE = Query.of(Boolean.class, "select erase_visit_record($1, $2, $3)");

    @Override
    public String kind() {
        return "visit_record";
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
