package org.palermo.inspection.finding;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.identity.Actor;

/// The violations on which an order or a penalty is founded, in its transaction.
@ApplicationScoped
public class FoundedViolations {
    private final Violations violations;
    private final FindingScope findings;

    FoundedViolations(Violations violations, FindingScope findings) {
        this.violations = violations;
        this.findings = findings;
    }

    /// Nobody withdraws them before the end of the transaction.
    ///
    /// @param otherwise the refusal when one is not of a finding of this visit
    public Uni<List<Violations.Row>> hold(Actor actor, VisitScope.Visited visited, Set<UUID> ids, Supplier<HttpProblem> otherwise) {
        return violations.hold(actor, ids).call(found ->
                findings.ofVisit(visited.visit(), found.stream().map(Violations.Row::row).collect(Collectors.toSet()), actor)
                        .invoke(ofVisit -> {
                            if (found.size() < ids.size() || !ofVisit) {
                                throw otherwise.get();
                            }
                        }));
    }
}
