package org.palermo.inspection.recruitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over agencies and the decisions on their licences.
@ApplicationScoped
public class RecruitmentAgencyStore {
    private static final String ROW = """
            select a.id, a.reference, a.name, a.name_key, a.country, a.licence_number, a.licence_key, a.authority, a.valid_from,
              a.valid_until,
                   a.decision, a.decided_on, a.representative, a.address, a.corridors, a.workplace, a.published, a.created_at, a.version
              from recruitment_agency a
            """;
    private static final Query<AgencyRow> FIND = Query.of(AgencyRow.class, ROW + " where a.id = $1");
    private static final Query<AgencyRow> LOCK = Query.of(AgencyRow.class, ROW + " where a.id = $1 for update");
    private static final Query<AgencyRow> PAGE = Query.of(AgencyRow.class, ROW + """
             where (a.created_at, a.id) < ($1, $2)
               and (cast($3 as text) is null or a.country = cast($3 as text))
               and (cast($4 as text) is null or strpos(a.name_key, cast($4 as text)) > 0 or a.licence_key = cast($5 as text))
             order by a.created_at desc, a.id desc
             limit $6
            """);
    private static final Query<LicenceDecisionView> DECISIONS = Query.of(LicenceDecisionView.class, """
            select decision, decided_on, valid_until, ground, recorded_at
              from licence_decision where recruitment_agency = $1 order by recorded_at, id limit 200
            """);
    private static final Change ADD = Change.of("""
            insert into recruitment_agency (id, reference, name, name_key, country, licence_number, licence_key, authority, valid_from,
              valid_until,
                                            decision, decided_on, representative, address, corridors, workplace, published, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'GRANT', $9, $11, $12, $13, $14, $15, $16)
            on conflict do nothing
            """);
    private static final Change CHANGE = Change.of("""
            update recruitment_agency
               set name = $2, name_key = $3, authority = $4, representative = $5, address = $6, corridors = $7, workplace = $8,
                 published = $9,
                   version = version + 1
             where id = $1
            """);
    private static final Change DECIDE = Change.of("""
            update recruitment_agency set decision = $2, decided_on = $3, valid_until = $4, version = version + 1 where id = $1
            """);
    private static final Change ADD_DECISION = Change.of("""
            insert into licence_decision (id, recruitment_agency, decision, decided_on, valid_until, ground, agency, recorded_by,
              recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);

    public Uni<Optional<AgencyRow>> find(UUID id) {
        return FIND.first(id);
    }

    /// The agency, locked until the end of the transaction.
    Uni<Optional<AgencyRow>> lock(UUID id) {
        return LOCK.first(id);
    }

    /// @param country only licensed there, or null
    /// @param words a part of the words of the name, or null
    /// @param number the key of a licence number
    Uni<List<AgencyRow>> page(String country, String words, String number, Cursor after, int limit) {
        return PAGE.list(after.at(), after.id(), country, words, number, limit);
    }

    /// At most 200, oldest first.
    Uni<List<LicenceDecisionView>> decisions(UUID agency) {
        return DECISIONS.list(agency);
    }

    /// @return false when the country has a licence of this number already
    Uni<Boolean> insert(UUID id, String reference, RegisterRecruitmentAgency a, Instant now) {
        return ADD.execute(id, reference, a.name(), ComparisonKeys.name(a.name()), a.country(), a.licenceNumber(),
                        ComparisonKeys.number(a.licenceNumber()), a.authority(),
                        a.validFrom(), a.validUntil(), a.representative(), a.address(), a.corridors().toArray(String[]::new), a.workplace(),
                        a.published() == null || a.published(), now)
                .map(added -> added == 1);
    }

    Uni<Void> change(UUID id, ChangeRecruitmentAgency a) {
        return CHANGE.execute(id, a.name(), ComparisonKeys.name(a.name()), a.authority(), a.representative(), a.address(),
                a.corridors().toArray(String[]::new), a.workplace(), a.published()).replaceWithVoid();
    }

    Uni<Void> decide(UUID id, LicenceDecisionView d) {
        return DECIDE.execute(id, d.decision(), d.decidedOn(), d.validUntil()).replaceWithVoid();
    }

    Uni<Void> record(Actor actor, UUID agency, LicenceDecisionView d) {
        return ADD_DECISION.execute(Ids.next(), agency, d.decision(), d.decidedOn(), d.validUntil(), d.ground(), actor.agency(),
                actor.subject(), d.recordedAt()).replaceWithVoid();
    }
}
