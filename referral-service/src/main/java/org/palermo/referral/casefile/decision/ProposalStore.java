package org.palermo.referral.casefile.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Decisions that wait for a second person, and those that did. Test, reasons and answer are sealed under the person's key.
@ApplicationScoped
public class ProposalStore {
    private static final String COLUMNS = """
            select id, kind, outcome, agency, test, reasons, protected_until, state, proposed_at, proposed_by, answered_at, answered_by,
                answer
              from decision_proposal
            """;
    private static final Change ADD = Change.of("""
            insert into decision_proposal (id, case_file, country, region, kind, outcome, test, reasons, protected_until, proposed_at,
                proposed_by, agency, state)
            values ($1, $2, split_part($3, '-', 1), $3, $4, $5, $6, $7, cast($8 as date), $9, $10, $11, 'PROPOSED')
            on conflict (case_file) where state = 'PROPOSED' do nothing
            """);
    private static final Query<Row> PAGE = Query.of(Row.class, COLUMNS + """
             where case_file = $1 and (proposed_at, id) < ($2, $3)
             order by proposed_at desc, id desc
             limit $4
            """);
    private static final Query<Row> FIND = Query.of(Row.class, COLUMNS + " where case_file = $1 and id = $2");
    private static final Query<Row> WAITING = Query.of(Row.class, COLUMNS + " where case_file = $1 and state = 'PROPOSED'");
    private static final Query<Boolean> IS_FOR = Query.of(Boolean.class, "select case_is_for_authority($1, $2)");
    private static final Change ANSWER = Change.of("""
            update decision_proposal set state = $2, answered_at = $3, answered_by = $4, answer = cast($5 as bytea)
             where id = $1 and state = 'PROPOSED'
            """);

    @RegisterForReflection
    private record Row(
            UUID id, DecisionKind kind, Outcome outcome, UUID agency, byte[] test, byte[] reasons, LocalDate protectedUntil,
            ProposalState state, Instant proposedAt, UUID proposedBy, Instant answeredAt, UUID answeredBy, byte[] answer) {
        ProposalView view(Optional<DataKey> key) {
            return new ProposalView(id, kind, outcome, agency, open(key, "test", test), open(key, "reasons", reasons), protectedUntil,
                    state, proposedAt, proposedBy, answeredAt, answeredBy, open(key, "answer", answer));
        }

        private String open(Optional<DataKey> key, String field, byte[] sealed) {
            return key.map(own -> own.open(place(field, id), sealed)).orElse(null);
        }
    }

    /// Whether a person of the authority works on the case or reads its decisions a second time, or nobody does yet.
    public Uni<Boolean> isFor(UUID caseFile, UUID authority) {
        return IS_FOR.one(caseFile, authority);
    }

    /// @return the id; empty when another decision on the case waits already
    public Uni<Optional<UUID>> add(DataKey key, String region, MakeDecision decision, Actor actor, Instant at) {
        UUID id = Ids.next();
        return ADD.execute(id, key.owner(), region, decision.kind(), decision.outcome(), key.seal(place("test", id), decision.test()),
                        key.seal(place("reasons", id), decision.reasons()), decision.protectedUntil(), at, UUID.fromString(actor.subject()),
                        actor.agency())
                .map(added -> added == 1 ? Optional.of(id) : Optional.empty());
    }

    /// Latest first.
    public Uni<List<ProposalView>> page(UUID caseFile, Optional<DataKey> key, Cursor after, int limit) {
        return PAGE.list(caseFile, after.at(), after.id(), limit).map(rows -> rows.stream().map(row -> row.view(key)).toList());
    }

    public Uni<Optional<ProposalView>> find(UUID caseFile, UUID id, Optional<DataKey> key) {
        return FIND.first(caseFile, id).map(row -> row.map(found -> found.view(key)));
    }

    /// The decision on the case that waits for a second person.
    public Uni<Optional<ProposalView>> waiting(UUID caseFile, Optional<DataKey> key) {
        return WAITING.first(caseFile).map(row -> row.map(found -> found.view(key)));
    }

    /// @param answer null when it is confirmed
    /// @return false when it does not wait any more
    public Uni<Boolean> answer(UUID id, ProposalState state, String answer, DataKey key, Actor actor, Instant at) {
        return ANSWER.execute(id, state, at, UUID.fromString(actor.subject()), key.seal(place("answer", id), answer))
                .map(changed -> changed == 1);
    }

    /// The field name that is authenticated with a sealed value, so that it opens in no other proposal on the same person.
    private static String place(String field, UUID proposal) {
        return "proposal." + proposal + "." + field;
    }
}
