package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.tip.TipField;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the agreements of the caller's inspectorate.
@ApplicationScoped
public class PartnerAgreementStore {
    private static final String ROW = """
            select a.id, a.partner, a.kind, a.purpose, a.legal_basis, a.fields, a.valid_from, a.valid_until, a.ended_on, a.recorded_at
              from partner_agreement a
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + " where a.id = $1 and a.agency = $2");
    private static final Query<Row> PAGE = Query.of(Row.class, ROW + """
             where a.agency = $1 and (a.recorded_at, a.id) < ($2, $3)
               and (not cast($4 as boolean) or $5 between a.valid_from and a.valid_until and (a.ended_on is null or a.ended_on > $5))
             order by a.recorded_at desc, a.id desc
             limit $6
            """);
    private static final Change ADD = Change.of("""
            insert into partner_agreement (id, agency, partner, kind, purpose, legal_basis, fields, valid_from, valid_until, recorded_by,
              recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
    private static final Change END = Change.of(
            "update partner_agreement set ended_on = $3 where id = $1 and agency = $2 and ended_on is null and valid_until >= $3");

    @RegisterForReflection
    private record Row(
            UUID id, String partner, PartnerKind kind, String purpose, String legalBasis, List<String> fields, LocalDate validFrom,
            LocalDate validUntil, LocalDate endedOn, Instant recordedAt) {

        PartnerAgreementView view(LocalDate today) {
            PartnerAgreementView view =
                    new PartnerAgreementView(id, partner, kind, purpose, legalBasis, fields.stream().map(TipField::valueOf).toList(),
                            validFrom,
                    validUntil, endedOn, false, recordedAt);
            return new PartnerAgreementView(id, partner, kind, purpose, legalBasis, view.fields(), validFrom, validUntil, endedOn,
                    view.countsOn(today), recordedAt);
        }
    }

    public Uni<Optional<PartnerAgreementView>> find(UUID id, Actor actor, LocalDate today) {
        return FIND.first(id, actor.agency()).map(row -> row.map(r -> r.view(today)));
    }

    /// @param current only those that are in force today
    Uni<List<PartnerAgreementView>> page(Actor actor, boolean current, LocalDate today, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), current, today, limit)
                .map(rows -> rows.stream().map(r -> r.view(today)).toList());
    }

    Uni<UUID> insert(Actor actor, RecordPartnerAgreement a, Instant now) {
        UUID id = Ids.next();
        String[] fields = a.fields().stream().distinct().sorted().map(TipField::name).toArray(String[]::new);
        return ADD.execute(id, actor.agency(), a.partner(), a.kind(), a.purpose(), a.legalBasis(), fields, a.validFrom(), a.validUntil(),
                        actor.subject(), now)
                .replaceWith(id);
    }

    /// @return false when it has ended already
    Uni<Boolean> end(UUID id, Actor actor, LocalDate on) {
        return END.execute(id, actor.agency(), on).map(changed -> changed == 1);
    }
}
