package org.palermo.inspection.risk;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Territory;

/// Says whether workplaces are visited as often as is necessary (C81 art. 16): which share was visited within the last years.
@Tag(name = "Risk", description = "Which workplaces inspectors should visit first, with a score and the reasons for it.")
@Path("/api/inspection/v1/visit-coverage")
@Authenticated
@ApplicationScoped
public class VisitCoverage {
    private final CoverageStore store;
    private final CurrentOperation operation;

    VisitCoverage(CoverageStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "getVisitCoverage",
            summary = "Read which share of the workplaces was visited within one, two, three and five years",
                    description = "By country, by sector and by region, for your countries. It counts your inspectorate's own visits, "
                            + "whatever their reason. The figures are up to six hours old. Closed workplaces are not counted; merged "
                            + "records count as one.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = "figures of the caller's inspectorate")
    @Scoped
    public Uni<VisitCoverageView> read() {
        Actor actor = operation.caller();
        Set<String> countries = actor.regions().stream().map(Territory::countryOf).collect(Collectors.toSet());
        return store.counted(actor.agency(), countries, operation.now())
                .flatMap(rows -> store.byRegion(actor.agency(), countries, operation.now())
                        .flatMap(regions -> store.computedAt(actor.agency(), countries)
                        .map(at -> VisitCoverageView.of(rows, regions, at))));
    }
}
