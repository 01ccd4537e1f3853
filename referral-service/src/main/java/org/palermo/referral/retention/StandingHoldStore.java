package org.palermo.referral.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;

/// Queries for the legal holds in force; the database shows an officer those of her countries. Call it inside a scoped transaction.
@ApplicationScoped
class StandingHoldStore {
    private static final Query<StandingHold> PAGE = Query.of(StandingHold.class, """
            select h.id, h.kind, h.record, c.reference, h.reason, h.placed_at
              from legal_hold h
              left join case_file c on c.id = h.record and h.kind = 'case_file'
             where h.lifted_at is null and (h.placed_at, h.id) < ($1, $2)
             order by h.placed_at desc, h.id desc
             limit $3
            """);
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from legal_hold where lifted_at is null");

    /// Latest first.
    Uni<List<StandingHold>> page(Cursor after, int limit) {
        return PAGE.list(after.at(), after.id(), limit);
    }

    Uni<Long> count() {
        return COUNT.one();
    }
}
