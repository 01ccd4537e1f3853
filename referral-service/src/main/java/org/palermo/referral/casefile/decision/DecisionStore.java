package org.palermo.referral.casefile.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
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
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Decisions on case files. The test and the reasons are sealed under the person's key.
@ApplicationScoped
public class DecisionStore {
    private static final Change ADD = Change.of("""
            insert into case_decision (id, case_file, kind, outcome, test, reasons, decided_at, subject, agency, protected_until,
                proposed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, cast($11 as uuid))
            """);
    private static final Query<DecisionRow> OF_FILE = Query.of(DecisionRow.class, """
            select id, kind, agency, outcome, test, reasons, decided_at, protected_until, told_on, told_by
              from case_decision where case_file = $1 order by decided_at, id
            """);
    private static final Query<MadeRow> MADE = Query.of(MadeRow.class, """
            select d.outcome, d.decided_at, d.told_on,
                   not exists (select 1 from case_decision o
                                where o.case_file = d.case_file and (o.decided_at, o.id) > (d.decided_at, d.id)) as latest
              from case_decision d where d.case_file = $1 and d.id = $2
            """);
    private static final Query<Boolean> IS_UNTOLD = Query.of(Boolean.class,
            "select told_on is null from case_decision where case_file = $1 order by decided_at desc, id desc limit 1");
    private static final Change TELL = Change.of("update case_decision set told_on = $2, told_by = $3 where id = $1");

    @RegisterForReflection
    private record DecisionRow(
            UUID id, DecisionKind kind, UUID agency, Outcome outcome, byte[] test, byte[] reasons, Instant decidedAt,
            LocalDate protectedUntil, LocalDate toldOn, TellingChannel toldBy) {
        DecisionView view(Optional<DataKey> key) {
            return new DecisionView(id, kind, agency, outcome, key.map(own -> own.open(place("test", id), test)).orElse(null),
                    key.map(own -> own.open(place("reasons", id), reasons)).orElse(null), decidedAt, protectedUntil, toldOn, toldBy);
        }
    }

    /// @param latest whether it is the latest decision
    @RegisterForReflection
    private record MadeRow(Outcome outcome, Instant decidedAt, LocalDate toldOn, boolean latest) {}

    /// @param proposedBy who proposed the decision that the actor confirms; null when the actor decides alone
    public Uni<Void> add(DataKey key, MakeDecision decision, UUID proposedBy, Actor actor, Instant at) {
        UUID id = Ids.next();
        return ADD.execute(
                        id, key.owner(), decision.kind(), decision.outcome(), key.seal(place("test", id), decision.test()),
                        key.seal(place("reasons", id), decision.reasons()), at, actor.subject(), actor.agency(), decision.protectedUntil(),
                        proposedBy)
                .replaceWithVoid();
    }

    /// Oldest first.
    ///
    /// @param key the person's key; without it, test and reasons are left out
    public Uni<List<DecisionView>> of(UUID caseFile, Optional<DataKey> key) {
        return OF_FILE.list(caseFile).map(rows -> rows.stream().map(row -> row.view(key)).toList());
    }

    public Uni<Optional<RecordedDecision>> made(UUID caseFile, UUID decision, ZoneId zone) {
        return MADE.first(caseFile, decision)
                .map(row -> row.map(made -> new RecordedDecision(
                        decision, made.outcome(), LocalDate.ofInstant(made.decidedAt(), zone), made.toldOn(), made.latest())));
    }

    /// Whether the person has not been told of the latest decision. False for decisions from an earlier register, for which this is not
    /// known.
    public Uni<Boolean> isUntold(UUID caseFile) {
        return IS_UNTOLD.first(caseFile).map(found -> found.orElse(false));
    }

    public Uni<Void> tell(UUID decision, TellOfDecision told) {
        return TELL.execute(decision, told.on(), told.by()).replaceWithVoid();
    }

    /// The field name that is authenticated with a sealed value, so that it opens in no other decision on the same person.
    private static String place(String field, UUID decision) {
        return "decision." + decision + "." + field;
    }
}
