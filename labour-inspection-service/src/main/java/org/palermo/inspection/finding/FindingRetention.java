package org.palermo.inspection.finding;

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

/// A finding is over when it was recorded. Then the words of who recorded it go, her name, what she ticked, and the report on
/// a suspected victim; by a function of the owner, for nobody may change a finding.
@ApplicationScoped
class FindingRetention implements RetainedRecords {

    @Override
    public String kind() {
        return "finding";
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return Sql.first(Object[].class, "select country, erased from retained_finding(?1)", record)
                .map(row -> row.map(r -> new Retained((String) r[0], (boolean) r[1])));
    }

    @Override
    public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
        return Sql.list(Object[].class, "select record, reference, over_at from over_findings(?1, ?2, ?3, ?4, ?5)", country, before, after.at(), after.id(), limit)
                .map(rows -> rows.stream().map(r -> new Over((UUID) r[0], (String) r[1], (Instant) r[2])).toList());
    }

    @Override
    public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
        return Sql.first(Boolean.class, "select erase_finding(?1, ?2, ?3)", record, overBefore, now).map(Optional::orElseThrow);
    }
}
