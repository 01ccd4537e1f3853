package org.palermo.referral.casefile.erasure;

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

/// The retention period of a case file starts when it enters a final stage. When the period is over, the person is erased, as on request;
/// the file remains for the statistics.
@ApplicationScoped
class CaseFileRetention implements RetainedRecords {
    static final String KIND = "case_file";
    private static final Query<Retained> RETAINED = Query.of(Retained.class, "select country, erased from retained_case_file($1)");
    private static final Query<Named> NAMED = Query.of(Named.class,
            "select record, reference, country, over_at as over, erased from named_case_file($1, $2)");
    private static final Query<Over> OVER = Query.of(Over.class,
            "select record, reference, over_at as over from over_case_files($1, $2, $3, $4, $5)");

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
        return RETAINED.first(record);
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
        return erasures.retire(actor, record, overBefore, now);
    }
}
