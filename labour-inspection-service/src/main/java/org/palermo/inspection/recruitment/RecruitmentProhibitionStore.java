package org.palermo.inspection.recruitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over prohibitions.
@ApplicationScoped
class RecruitmentProhibitionStore {
    private static final String ROW =
            "select id, country, valid_from, valid_until, instrument, lifted_on, recorded_at from recruitment_prohibition";
    private static final Query<ProhibitionRow> OF_AGENCY = Query.of(ProhibitionRow.class,
            ROW + " where recruitment_agency = $1 order by recorded_at, id limit 200");
    private static final Query<ProhibitionRow> FIND = Query.of(ProhibitionRow.class, ROW + " where id = $1 and recruitment_agency = $2");
    private static final Change ADD = Change.of("""
            insert into recruitment_prohibition (id, recruitment_agency, country, valid_from, valid_until, instrument, agency, recorded_by,
              recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
    private static final Change LIFT = Change.of("update recruitment_prohibition set lifted_on = $2 where id = $1 and lifted_on is null");

    /// At most 200, oldest first.
    Uni<List<ProhibitionRow>> of(UUID agency) {
        return OF_AGENCY.list(agency);
    }

    Uni<Optional<ProhibitionRow>> find(UUID agency, UUID id) {
        return FIND.first(id, agency);
    }

    Uni<UUID> insert(Actor actor, UUID agency, ProhibitRecruitment p, Instant now) {
        UUID id = Ids.next();
        return ADD.execute(id, agency, p.country(), p.validFrom(), p.validUntil(), p.instrument(), actor.agency(), actor.subject(), now)
                .replaceWith(id);
    }

    /// @return false when it was lifted before
    Uni<Boolean> lift(UUID id, LocalDate on) {
        return LIFT.execute(id, on).map(changed -> changed == 1);
    }
}
