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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Shows what findings said before they were corrected.
@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/visits/{visit}/findings/{finding}/corrections")
@Authenticated
@ApplicationScoped
public class FindingCorrections {
    private final VisitScope visits;
    private final FindingStore findings;
    private final FindingCorrectionStore store;
    private final CurrentOperation operation;

    FindingCorrections(VisitScope visits, FindingStore findings, FindingCorrectionStore store, CurrentOperation operation) {
        this.visits = visits;
        this.findings = findings;
        this.store = store;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it; the same for the finding
    /// @param language of the texts of violations, BCP 47; that of the catalogue where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such finding of the visit, or it belongs to another
    ///     inspectorate
    @GET
    @Operation(operationId = "listFindingCorrections", summary = "List what a finding said before it was corrected, oldest first",
            description = "A person corrects a finding at a desk, or by choosing between two forms from phones, field by field. The list "
                    + "has at most 500 corrections.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Page<FindingCorrectionView>> all(UUID visit, UUID finding,
            @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        return visits.require(visit, actor)
                .flatMap(visited -> findings.inScope(finding, actor)
                        .map(found -> found.filter(one -> one.visit().equals(visited.visit())).orElseThrow(Problems::notFound)))
                .call(found -> operation.record(actor, "READ", "finding", found.id()))
                .flatMap(found -> store.ofFinding(found.id(), actor, language))
                .map(corrections -> new Page<>(corrections, null));
    }
}
