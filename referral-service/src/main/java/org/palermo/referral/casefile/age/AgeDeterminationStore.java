package org.palermo.referral.casefile.age;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Age determinations. The body and the reasons are sealed under the person's key.
@ApplicationScoped
public class AgeDeterminationStore {
    private static final Change ADD = Change.of("""
            insert into age_determination (id, case_file, held_before, outcome, method, determined_on, consent, body, reasons, recorded_at,
              subject,
                                           agency)
            values ($1, $2, $3, $4, $5, $6, cast($7 as boolean), $8, $9, $10, $11, $12)
            """);
    private static final Query<Boolean> AGREED_SINCE = Query.of(Boolean.class,
            "select exists (select 1 from age_determination where case_file = $1 and consent and recorded_at > $2)");
    private static final Query<DeterminationRow> OF_FILE = Query.of(DeterminationRow.class, """
            select id, held_before, outcome, method, determined_on, consent, body, reasons, recorded_at
              from age_determination where case_file = $1 order by recorded_at, id
            """);

    @RegisterForReflection
    private record DeterminationRow(
            UUID id, AgeGroup heldBefore, DeterminedAge outcome, AgeMethod method, LocalDate determinedOn, Boolean consent, byte[] body,
            byte[] reasons, Instant recordedAt) {
        AgeDeterminationView view(Optional<DataKey> key) {
            return new AgeDeterminationView(id, heldBefore, outcome, method, determinedOn, consent,
                    key.map(own -> own.open(place("body", id), body)).orElse(null),
                    key.map(own -> own.open(place("reasons", id), reasons)).orElse(null), recordedAt);
        }
    }

    /// @param before the age group before this determination
    public Uni<Void> add(UUID id, DataKey key, AgeGroup before, DetermineAge determined, Actor actor, Instant at) {
        return ADD.execute(
                        id, key.owner(), before, determined.outcome(), determined.method(), determined.on(), determined.consent(),
                        key.seal(place("body", id), determined.body()), key.seal(place("reasons", id), determined.reasons()), at,
                        actor.subject(), actor.agency())
                .replaceWithVoid();
    }

    /// Whether an age determination after this instant recorded that the person wants to continue.
    public Uni<Boolean> agreedSince(UUID caseFile, Instant at) {
        return AGREED_SINCE.one(caseFile, at);
    }

    /// Oldest first.
    ///
    /// @param key the person's key; without it, body and reasons are left out
    public Uni<List<AgeDeterminationView>> of(UUID caseFile, Optional<DataKey> key) {
        return OF_FILE.list(caseFile).map(rows -> rows.stream().map(row -> row.view(key)).toList());
    }

    /// The field name that is authenticated with a sealed value, so that it opens in no other determination.
    private static String place(String field, UUID determination) {
        return "age." + determination + "." + field;
    }
}
