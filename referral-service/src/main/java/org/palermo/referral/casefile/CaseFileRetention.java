package org.palermo.referral.casefile;

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

/// The retention period of a case file starts when it enters a final stage. When the period is over, the person is erased, as on request;
/// the file remains for the statistics.
@ApplicationScoped
class CaseFileRetention implements RetainedRecords {
    static final String KIND = "case_file";

    private final Erasures erasures;

    CaseFileRetention(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Optional<Retained>> find(UUID record) {
        return Sql.first(Object[].class, "select country, erased from retained_case_file(?1)", record)
                .map(row -> row.map(r -> new Retained((String) r[0], (boolean) r[1])));
    }

    @Override
    public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
        return Sql.list(Object[].class, "select record, reference, over_at from over_case_files(?1, ?2, ?3, ?4, ?5)", country, before, after.at(), after.id(), limit)
                .map(rows -> rows.stream().map(r -> new Over((UUID) r[0], (String) r[1], (Instant) r[2])).toList());
    }

    @Override
    public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
        return erasures.retire(actor, record, overBefore, now);
    }
}
