package org.palermo.shelter.casework;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Query;

/// Checks whether the caller may ask for a case. The mechanism's events decide, whatever the token says.
@ApplicationScoped
public class CaseAccess {
    private static final Query<Boolean> WORKS_ON =
            Query.of(Boolean.class, "select exists (select 1 from case_access where subject = $1 and case_file = $2)");

    /// Call inside the caller's transaction.
    ///
    /// @param caseFile null when there is no case
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the case does not exist, or the caller does not work on it
    public Uni<Void> require(Actor actor, UUID caseFile) {
        if (caseFile == null) {
            return Uni.createFrom().voidItem();
        }
        return WORKS_ON.first(actor.subject(), caseFile)
                .invoke(hers -> {
                    if (!hers.orElse(false) || !actor.has(Role.CASE_COORDINATOR)) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }
}
