package org.palermo.inspection.recruitment.joborder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.recruitment.ComparisonKeys;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over job orders.
@ApplicationScoped
class JobOrderStore {
    private static final String ROW = """
            select j.id, j.recruitment_agency, j.number, j.employer, j.employer_key, j.position, j.position_key, j.country, j.places,
              j.wage_minor,
                   j.wage_currency, j.wage_per, j.valid_from, j.valid_until, j.withdrawn_on, j.recorded_at
              from job_order j
            """;
    private static final Query<JobOrderRow> FIND = Query.of(JobOrderRow.class, ROW + " where j.id = $1 and j.recruitment_agency = $2");
    private static final Query<JobOrderRow> PAGE = Query.of(JobOrderRow.class, ROW + """
             where j.recruitment_agency = $1 and (j.recorded_at, j.id) < ($2, $3)
             order by j.recorded_at desc, j.id desc
             limit $4
            """);
    private static final Change ADD = Change.of("""
            insert into job_order (id, recruitment_agency, number, number_key, employer, employer_key, position, position_key, country,
              places,
                                   wage_minor, wage_currency, wage_per, valid_from, valid_until, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            on conflict do nothing
            """);
    private static final Change WITHDRAW = Change.of("update job_order set withdrawn_on = $2 where id = $1 and withdrawn_on is null");

    Uni<Optional<JobOrderRow>> find(UUID agency, UUID id) {
        return FIND.first(id, agency);
    }

    Uni<List<JobOrderRow>> page(UUID agency, Cursor after, int limit) {
        return PAGE.list(agency, after.at(), after.id(), limit);
    }

    /// @return the id, or null when the agency has a job order of this number already
    Uni<UUID> insert(Actor actor, UUID agency, AddJobOrder j, Instant now) {
        UUID id = Ids.next();
        return ADD.execute(id, agency, j.number(), ComparisonKeys.number(j.number()), j.employer(), ComparisonKeys.name(j.employer()),
                        j.position(), ComparisonKeys.words(j.position()),
                        j.country(), j.places(), j.wage() == null ? null : j.wage().minor(), j.wage() == null ? null : j.wage().currency(),
                        j.wagePer(), j.validFrom(), j.validUntil(), actor.subject(), now)
                .map(added -> added == 1 ? id : null);
    }

    /// @return false when it was withdrawn before
    Uni<Boolean> withdraw(UUID id, LocalDate on) {
        return WITHDRAW.execute(id, on).map(changed -> changed == 1);
    }
}
