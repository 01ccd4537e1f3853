package org.palermo.inspection.directive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// What other components may read about an order, in the caller's transaction.
@ApplicationScoped
public class DirectiveScope {
    private final DirectiveStore store;

    DirectiveScope(DirectiveStore store) {
        this.store = store;
    }

    /// @param field of the request
    /// @param visit id of the visit's row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field when it is no order of this visit
    public Uni<Void> requireOfVisit(String field, UUID directive, UUID visit, Actor actor) {
        return store.find(directive, actor).invoke(found -> {
            if (found.filter(row -> row.visitRow().equals(visit)).isEmpty()) {
                throw Problems.invalid(field, "must be an order of this visit");
            }
        }).replaceWithVoid();
    }
}
