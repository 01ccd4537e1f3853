package org.palermo.inspection.recruitment.fee;

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

/// Queries over declared fees.
@ApplicationScoped
public class RecruitmentFeeStore {
    private static final String ROW = """
            select id, destination, item, paid_by, minor, currency, valid_from, valid_until, recorded_at from recruitment_fee
            """;
    private static final Query<FeeRow> OF_AGENCY =
            Query.of(FeeRow.class, ROW + " where recruitment_agency = $1 order by recorded_at, id limit 200");
    private static final Query<FeeRow> FIND = Query.of(FeeRow.class, ROW + " where id = $1 and recruitment_agency = $2");
    private static final Change ADD = Change.of("""
            insert into recruitment_fee (id, recruitment_agency, destination, item, paid_by, minor, currency, valid_from, valid_until,
              recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
    private static final Change END = Change.of("update recruitment_fee set valid_until = $2 where id = $1");

    /// At most 200, oldest first.
    public Uni<List<FeeRow>> of(UUID agency) {
        return OF_AGENCY.list(agency);
    }

    public Uni<Optional<FeeRow>> find(UUID agency, UUID id) {
        return FIND.first(id, agency);
    }

    public Uni<UUID> insert(Actor actor, UUID agency, RecordRecruitmentFee f, Instant now) {
        UUID id = Ids.next();
        return ADD.execute(id, agency, f.destination(), f.item(), f.paidBy(), f.amount().minor(), f.amount().currency(), f.validFrom(),
                f.validUntil(), actor.subject(), now).replaceWith(id);
    }

    public Uni<Void> end(UUID id, LocalDate until) {
        return END.execute(id, until).replaceWithVoid();
    }
}
