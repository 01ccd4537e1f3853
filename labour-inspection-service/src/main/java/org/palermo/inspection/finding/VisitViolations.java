package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.violation.ViolationView;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// The violations of all findings of a visit, from which an order or a penalty chooses.
@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/violations")
@Authenticated
@ApplicationScoped
public class VisitViolations {
    private final FindingStore store;
    private final VisitScope visits;
    private final Violations violations;
    private final CurrentOperation operation;

    VisitViolations(FindingStore store, VisitScope visits, Violations violations, CurrentOperation operation) {
        this.store = store;
        this.visits = visits;
        this.violations = violations;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param finding only those of this finding, by the id that the inspectorate uses
    /// @param language of the texts, BCP 47; that of the catalogue where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the visit does not exist or belongs to another inspectorate
    @GET
    @Operation(operationId = "listVisitViolations", summary = "List the violations that the findings of a visit name",
            description = "The list has the violations of the first 500 findings, oldest first. `finding` chooses one finding.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Page<ViolationView>> all(UUID visit, @RestQuery UUID finding,
            @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        return visits.require(visit, actor)
                .flatMap(visited -> store.ofVisit(visited.visit(), actor))
                .map(found -> found.stream().filter(one -> finding == null || one.knownAs().equals(finding)).toList())
                .call(found -> operation.record(actor, "LIST", "finding", found.stream().map(Finding::id).toList()))
                .map(found -> found.stream().map(Finding::id).toList())
                .flatMap(ids -> violations.ofFindings(actor, ids, language)
                        .map(byFinding -> new Page<>(ids.stream().flatMap(id -> byFinding.getOrDefault(id, List.of()).stream()).toList(),
                                null)));
    }
}
