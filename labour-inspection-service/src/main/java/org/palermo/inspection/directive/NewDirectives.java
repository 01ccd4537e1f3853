package org.palermo.inspection.directive;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.finding.FoundedViolations;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;

/// Writes a new order with the violations and wage claims on which it rests, in the caller's transaction.
@ApplicationScoped
class NewDirectives {
    private final DirectiveStore store;
    private final FoundedViolations violations;
    private final OrderedClaims claims;
    private final ViolationCatalogue catalogue;
    private final DataKeys keys;
    private final CurrentOperation operation;

    NewDirectives(DirectiveStore store, FoundedViolations violations, OrderedClaims claims, ViolationCatalogue catalogue, DataKeys keys,
            CurrentOperation operation) {
        this.store = store;
        this.violations = violations;
        this.claims = claims;
        this.catalogue = catalogue;
        this.keys = keys;
        this.operation = operation;
    }

    /// @return the id of the order
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for violations that are not of this visit, and as
    ///     {@link OrderedClaims#resting}
    Uni<UUID> issue(Actor actor, VisitScope.Visited visited, IssueDirective said) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, DirectiveAccess.PURPOSE);
        Appeal appeal = Appeal.possible(catalogue.appeal(visited.country(), said.kind(), said.servedOn()), said.servedOn());
        return violations.hold(actor, visited, said.violations(),
                        () -> Problems.invalid("violations", "must be violations of findings of this visit"))
                .chain(() -> claims.resting(actor, visited, said))
                .call(resting -> store.add(actor, id, visited, said.paying(resting.amount()), appeal, key, operation.now()))
                .call(() -> keys.store(key))
                .flatMap(resting -> claims.add(actor, id, resting))
                .chain(() -> store.addViolations(actor, id, said.violations()))
                .chain(() -> store.addEvent(actor, id,
                        new DirectiveStore.Event(DirectiveAction.ISSUE, said.servedOn(),
                                said.dueOn() == null ? null : said.dueOn().toString(), null), key, operation.now()))
                .chain(() -> operation.record(actor, "ISSUE", Directives.KIND, id))
                .replaceWith(id);
    }
}
