package org.palermo.referral.casefile.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileStage;

/// What an erasure needs to know of a case file, and the database function that erases.
@ApplicationScoped
class ErasureStore {
    private static final String FILE = "select id, reference, region, stage, erased_at from case_file where id = $1";
    private static final Query<Erasable> BY_ID = Query.of(Erasable.class, FILE);
    private static final Query<Erasable> OVER = Query.of(Erasable.class, FILE + " and closed_at < $2 and erased_at is null");
    private static final Change ASK = Change.of("""
            insert into erasure_request (case_file, country, region, reason, asked_by, asked_at)
            values ($1, split_part($2, '-', 1), $2, $3, $4, $5)
            on conflict (case_file) do nothing
            """);
    private static final Query<Asked> ASKED = Query.of(Asked.class,
            "select asked_by as by, reason, asked_at as at from erasure_request where case_file = $1");
    private static final Change LOCK = Change.of("select lock_retained('case_file', $1)");
    private static final Change REFUSE = Change.of("delete from erasure_request where case_file = $1");
    private static final Query<Boolean> ERASE = Query.of(Boolean.class, "select erase_person($1, $2, $3)");

    @RegisterForReflection
    record Erasable(UUID id, String reference, String region, CaseFileStage stage, Instant erasedAt) {
        Erasable erased(Instant at) {
            return new Erasable(id, reference, region, stage, at);
        }

        ErasureView view() {
            return new ErasureView(id, reference, erasedAt, null);
        }

        ErasureView asked(Asked asked) {
            return new ErasureView(id, reference, null, asked.at());
        }
    }

    /// @param by the subject of the account that asked
    @RegisterForReflection
    record Asked(String by, ErasureReason reason, Instant at) {}

    Uni<Optional<Erasable>> find(Actor actor, UUID caseFile) {
        return find(caseFile).map(found -> found.filter(file -> actor.has(Role.DATA_PROTECTION_OFFICER) && actor.covers(file.region())));
    }

    /// Finds a file for the second person, who answers somebody else's request.
    Uni<Optional<Erasable>> answerable(Actor actor, UUID caseFile) {
        return find(caseFile)
                .map(found -> found.filter(file -> (actor.has(Role.DATA_PROTECTION_OFFICER) || actor.has(Role.COMPETENT_AUTHORITY))
                        && actor.covers(file.region())));
    }

    private static Uni<Optional<Erasable>> find(UUID caseFile) {
        return BY_ID.first(caseFile);
    }

    /// @return false when it was already asked
    Uni<Boolean> ask(Actor actor, Erasable file, ErasureReason reason, Instant at) {
        return ASK.execute(file.id(), file.region(), reason, actor.subject(), at).map(written -> written == 1);
    }

    /// Waits for whoever erases or answers at the same time, until the end of the transaction. An erasure takes the same lock before it
    /// reads the request.
    Uni<Void> lock(UUID caseFile) {
        return LOCK.execute(caseFile).replaceWithVoid();
    }

    Uni<Optional<Asked>> asked(UUID caseFile) {
        return ASKED.first(caseFile);
    }

    Uni<Void> refuse(UUID caseFile) {
        return REFUSE.execute(caseFile).replaceWithVoid();
    }

    /// For the retention job: a file that has been final since before an instant and whose person has not been erased.
    Uni<Optional<Erasable>> over(UUID caseFile, Instant before) {
        return OVER.first(caseFile, before);
    }

    /// Uses a function with the owner's rights, because a data protection officer may neither change a case file nor read what is erased.
    ///
    /// @return false when somebody else was first
    Uni<Boolean> erase(UUID caseFile, ErasureReason reason, Instant at) {
        return ERASE.one(caseFile, reason, at);
    }
}
