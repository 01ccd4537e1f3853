package org.palermo.inspection.directive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.violation.Violations;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.TransactionTime;

/// Loads an order with its key, to read or to change it, in the caller's transaction.
@ApplicationScoped
class DirectiveAccess {
    static final String PURPOSE = "DIRECTIVE";

    private final DirectiveStore store;
    private final DirectiveClaimStore claims;
    private final Violations violations;
    private final ConflictRegister conflicts;
    private final DataKeys keys;
    private final TransactionTime time;

    DirectiveAccess(DirectiveStore store, DirectiveClaimStore claims, Violations violations, ConflictRegister conflicts, DataKeys keys,
            TransactionTime time) {
        this.store = store;
        this.claims = claims;
        this.violations = violations;
        this.conflicts = conflicts;
        this.keys = keys;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such order, or it belongs to another inspectorate
    Uni<DirectiveStore.Row> require(Actor actor, UUID id) {
        return store.find(id, actor).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Locks the order.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link #require}; 409 when the actor has a conflict of interest with the
    ///     workplace; 412 and 428 as {@link ETags#require(String, int)}
    Uni<DirectiveStore.Row> change(Actor actor, UUID id, String ifMatch) {
        return store.lock(id, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(row -> conflicts.requireFree(actor, row.workplace()))
                .invoke(row -> ETags.require(ifMatch, row.version()));
    }

    /// With the texts of its violations as the catalogue had them.
    Uni<DirectiveView> view(Actor actor, UUID id) {
        return view(actor, id, "en");
    }

    /// @param language of the texts of its violations, BCP 47
    Uni<DirectiveView> view(Actor actor, UUID id, String language) {
        return require(actor, id).flatMap(row -> {
            DataKey key = key(row);
            return store.violations(id).flatMap(ids -> violations.find(actor, ids))
                    .flatMap(violated -> claims.ofDirective(id, row.currency())
                            .flatMap(resting -> store.steps(row, key, time.now()).flatMap(steps -> store.events(id, key)
                            .map(history -> store.view(row, key, time.now(),
                                    violated.stream().map(v -> violations.view(v, language)).toList(), resting.isEmpty() ? null : resting,
                                    steps, history)))));
        });
    }

    /// Null after the time of the order was over.
    DataKey key(DirectiveStore.Row row) {
        return row.wrapped() == null ? null : keys.open(row.id(), PURPOSE, row.wrapped());
    }
}
