package org.palermo.inspection.directive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.inspection.violation.Violations;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.TransactionTime;

/// Loads an order with its key, to read or to change it, in the caller's transaction.
@ApplicationScoped
class OpenDirectives {
    static final String PURPOSE = "DIRECTIVE";

    private final DirectiveStore store;
    private final Violations violations;
    private final DataKeys keys;
    private final TransactionTime time;

    OpenDirectives(DirectiveStore store, Violations violations, DataKeys keys, TransactionTime time) {
        this.store = store;
        this.violations = violations;
        this.keys = keys;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such order, or it belongs to another inspectorate
    Uni<DirectiveStore.Row> require(Actor actor, UUID id) {
        return store.find(id, actor).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Locks the order.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link #require}; 412 and 428 as {@link ETags#require(String, int)}
    Uni<DirectiveStore.Row> change(Actor actor, UUID id, String ifMatch) {
        return store.lock(id, actor).map(found -> found.orElseThrow(Problems::notFound)).invoke(row -> ETags.require(ifMatch, row.version()));
    }

    Uni<DirectiveView> view(Actor actor, UUID id) {
        return require(actor, id).flatMap(row -> {
            DataKey key = key(row);
            return store.violations(id).flatMap(ids -> violations.find(actor, ids))
                    .flatMap(violated -> store.steps(id, key).flatMap(steps -> store.events(id, key).map(history ->
                            store.view(row, key, time.now(), violated.stream().map(Violations.Row::view).toList(), steps, history))));
        });
    }

    /// Null after the time of the order was over.
    DataKey key(DirectiveStore.Row row) {
        return row.wrapped() == null ? null : keys.open(row.id(), PURPOSE, row.wrapped());
    }
}
