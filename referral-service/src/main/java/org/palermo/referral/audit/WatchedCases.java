package org.palermo.referral.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;

/// Finds the cases whose accesses somebody watches.
@ApplicationScoped
class WatchedCases {
    private static final Query<UUID> FIND = Query.of(UUID.class, "select id from watched_case_file($1) as id");

    /// The id of the case, if it is in a country that the actor covers.
    ///
    /// @param reference in its canonical form
    @Scoped
    Uni<Optional<UUID>> find(Actor actor, String reference) {
        return FIND.first(reference);
    }
}
