package org.palermo.inspection.wage;

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

/// The retention of a claim starts when it is recorded. At its end its key is destroyed; a trigger then deletes hours, pay, fees and the
/// working. What was owed and what was paid back stays, without a name.
@ApplicationScoped
class WageClaimRetention implements RetainedRecords {
    private static final Query<Retained> RETAINED = Query.of(Retained.class, "select country, erased from retained_wage_claim($1)");
    private static final Query<Named> NAMED = Query.of(Named.class,
            "select record, reference, country, over_at as over, erased from named_wage_claim($1, $2)");
    private static final Query<Over> OVER = Query.of(Over.class,
            "select record, reference, over_at as over from over_wage_claims($1, $2, $3, $4, $5)");
    private static final Query<Boolean> ERASE = Query.of(Boolean.class, "select erase_wage_claim($1, $2, $3)");

    @Override
    public String kind() {
        return WageClaims.KIND;
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
        return ERASE.one(record, overBefore, now);
    }
}
