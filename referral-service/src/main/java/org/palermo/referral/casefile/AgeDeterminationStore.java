package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Sql;

/// Age determinations. The body and the reasons are sealed under the person's key.
@ApplicationScoped
class AgeDeterminationStore {

    /// @param before the age group before this determination
    Uni<Void> add(UUID id, DataKey key, AgeGroup before, DetermineAge determined, Actor actor, Instant at) {
        return Sql.execute("""
                        insert into age_determination (id, case_file, held_before, outcome, method, determined_on, consent, body, reasons, recorded_at, subject, agency)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as boolean), ?8, ?9, ?10, ?11, ?12)
                        """,
                        id, key.owner(), before.name(), determined.outcome().name(), determined.method().name(), determined.on(), determined.consent(),
                        key.seal(place("body", id), determined.body()), key.seal(place("reasons", id), determined.reasons()), at, actor.subject(), actor.agency())
                .replaceWithVoid();
    }

    /// Whether an age determination after this instant recorded that the person wants to continue.
    Uni<Boolean> agreedSince(UUID caseFile, Instant at) {
        return Sql.first(Boolean.class, "select exists (select 1 from age_determination where case_file = ?1 and consent and recorded_at > ?2)", caseFile, at)
                .map(Optional::orElseThrow);
    }

    /// Oldest first.
    ///
    /// @param key the person's key; without it, body and reasons are left out
    Uni<List<AgeDeterminationView>> of(UUID caseFile, Optional<DataKey> key) {
        return Sql.list(Object[].class, """
                        select id, held_before, outcome, method, determined_on, consent, body, reasons, recorded_at
                          from age_determination where case_file = ?1 order by recorded_at, id
                        """, caseFile)
                .map(rows -> rows.stream().map(r -> view(r, key)).toList());
    }

    private static AgeDeterminationView view(Object[] r, Optional<DataKey> key) {
        UUID id = (UUID) r[0];
        return new AgeDeterminationView(id, AgeGroup.valueOf((String) r[1]), DeterminedAge.valueOf((String) r[2]), AgeMethod.valueOf((String) r[3]),
                (LocalDate) r[4], (Boolean) r[5], key.map(own -> own.open(place("body", id), (byte[]) r[6])).orElse(null),
                key.map(own -> own.open(place("reasons", id), (byte[]) r[7])).orElse(null), (Instant) r[8]);
    }

    /// The field name that is authenticated with a sealed value, so that it opens in no other determination.
    private static String place(String field, UUID determination) {
        return "age." + determination + "." + field;
    }
}
