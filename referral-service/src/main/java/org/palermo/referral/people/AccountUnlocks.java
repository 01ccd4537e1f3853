package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Counts how often an account is unlocked: a lock ends the guessing of a password, and somebody who could end it without a limit could go
/// on guessing.
@ApplicationScoped
class AccountUnlocks {
    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofHours(24);
    private static final Query<Instant> LATEST = Query.of(Instant.class, """
            select asked_at from account_unlock where person = $1 and asked_at > $2 order by asked_at desc limit $3
            """);
    private static final Change ADD = Change.of("""
            insert into account_unlock (id, person, agency, asked_at, asked_by) select $1, p.id, p.agency, $3, $4 from person p
              where p.id = $2
            """);

    private final PersonStore store;
    private final CurrentOperation operation;

    AccountUnlocks(PersonStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /// Called before the identity provider is asked, and counts even if that does not answer.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for the actor's own account, 404 for one that she does not keep, 429 for the
    /// fourth time within 24 hours
    @Scoped
    Uni<Void> ask(Actor actor, UUID person) {
        if (actor.subject().equals(person.toString())) {
            throw Problems.forbidden("people", "own-unlock", "You cannot unlock your own account.");
        }
        return store.lock(person).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> LATEST.list(person, operation.now().minus(WITHIN), MOST))
                .invoke(this::requireFew)
                .chain(() -> ADD.execute(Ids.next(), person, operation.now(), actor.subject()))
                .chain(() -> operation.record(actor, "UNLOCK", "person", person));
    }

    private void requireFew(List<Instant> latest) {
        if (latest.size() >= MOST) {
            throw Problems.tooMany("people", "unlocked-often",
                    "Unlocking this account was already requested three times within 24 hours. A lock ends by "
                            + "itself.", Math.max(1, Duration.between(operation.now(), latest.getLast().plus(WITHIN)).toSeconds()));
        }
    }
}
