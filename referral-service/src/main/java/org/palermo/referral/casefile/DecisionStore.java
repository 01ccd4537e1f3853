package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Sql;

/// Decisions on case files. The test and the reasons are sealed under the person's key.
@ApplicationScoped
class DecisionStore {

    Uni<Void> add(DataKey key, MakeDecision decision, Actor actor, Instant at) {
        UUID id = Ids.next();
        return Sql.execute("""
                        insert into case_decision (id, case_file, kind, outcome, test, reasons, decided_at, subject, agency, protected_until)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                        """,
                        id, key.owner(), decision.kind().name(), decision.outcome().name(), key.seal(place("test", id), decision.test()),
                        key.seal(place("reasons", id), decision.reasons()), at, actor.subject(), actor.agency(), decision.protectedUntil())
                .replaceWithVoid();
    }

    /// Oldest first.
    ///
    /// @param key the person's key; without it, test and reasons are left out
    Uni<List<DecisionView>> of(UUID caseFile, Optional<DataKey> key) {
        return Sql.list(Object[].class, """
                        select id, kind, agency, outcome, test, reasons, decided_at, protected_until, told_on, told_by
                          from case_decision where case_file = ?1 order by decided_at, id
                        """, caseFile)
                .map(rows -> rows.stream().map(r -> view(r, key)).toList());
    }

    private static DecisionView view(Object[] r, Optional<DataKey> key) {
        UUID id = (UUID) r[0];
        return new DecisionView(id, DecisionKind.valueOf((String) r[1]), (UUID) r[2], Outcome.valueOf((String) r[3]),
                key.map(own -> own.open(place("test", id), (byte[]) r[4])).orElse(null),
                key.map(own -> own.open(place("reasons", id), (byte[]) r[5])).orElse(null), (Instant) r[6], (LocalDate) r[7],
                (LocalDate) r[8], r[9] == null ? null : TellingChannel.valueOf((String) r[9]));
    }

    Uni<Optional<RecordedDecision>> made(UUID caseFile, UUID decision, ZoneId zone) {
        return Sql.first(Object[].class, """
                        select d.outcome, d.decided_at, d.told_on,
                               not exists (select 1 from case_decision o where o.case_file = d.case_file and (o.decided_at, o.id) > (d.decided_at, d.id))
                          from case_decision d where d.case_file = ?1 and d.id = ?2
                        """, caseFile, decision)
                .map(row -> row.map(r -> new RecordedDecision(decision, Outcome.valueOf((String) r[0]), LocalDate.ofInstant((Instant) r[1], zone),
                        (LocalDate) r[2], (boolean) r[3])));
    }

    /// Whether the person has not been told of the latest decision. False for decisions from an earlier register, for which this is not
    /// known.
    Uni<Boolean> isUntold(UUID caseFile) {
        return Sql.first(Boolean.class, "select told_on is null from case_decision where case_file = ?1 order by decided_at desc, id desc limit 1", caseFile)
                .map(found -> found.orElse(false));
    }

    Uni<Void> tell(UUID decision, TellOfDecision told) {
        return Sql.execute("update case_decision set told_on = ?2, told_by = ?3 where id = ?1", decision, told.on(), told.by().name()).replaceWithVoid();
    }

    /// The field name that is authenticated with a sealed value, so that it opens in no other decision on the same person.
    private static String place(String field, UUID decision) {
        return "decision." + decision + "." + field;
    }
}
