package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// What other components may read about a visit, in the caller's transaction.
@ApplicationScoped
public class VisitScope {
    private final VisitStore store;

    VisitScope(VisitStore store) {
        this.store = store;
    }

    /// @param visit id of the row, which is never shown
    /// @param knownAs the id under which the inspectorate knows the visit
    /// @param country of the workplace, ISO 3166-1 alpha-2
    public record Visited(UUID visit, UUID knownAs, UUID workplace, UUID agency, String country) {}

    /// @param id as the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    public Uni<Visited> require(UUID id, Actor actor) {
        return store.inScope(id, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .map(v -> new Visited(v.id, v.knownAs(), v.workplace, v.agency, v.country));
    }
}
