package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// What other components may ask about a visit, inside a transaction of theirs.
@ApplicationScoped
public class VisitScope {
    private final VisitStore store;

    VisitScope(VisitStore store) {
        this.store = store;
    }

    /// @param visit its row's id, which is shown to nobody
    /// @param knownAs as its inspectorate knows it
    public record Visited(UUID visit, UUID knownAs, UUID workplace, UUID agency, String country) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is none, or it is another inspectorate's
    public Uni<Visited> require(UUID id, Actor actor) {
        return store.inScope(id, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .map(v -> new Visited(v.id, v.knownAs(), v.workplace, v.agency, v.country));
    }
}
