package org.palermo.inspection.risk;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// Shows the regions with the highest risk.
@Tag(name = "Risk", description = "Which workplaces inspectors should visit first, with a score and the reasons for it.")
@Path("/api/inspection/v1/risk-by-region")
@Authenticated
@ApplicationScoped
public class RiskByRegion {
    private final RiskStore store;
    private final CurrentActor caller;

    RiskByRegion(RiskStore store, CurrentActor caller) {
        this.store = store;
        this.caller = caller;
    }

    /// @param country in which the workplaces are, ISO 3166-1 alpha-2
    @GET
    @Operation(operationId = "listRiskByRegion", summary = "List the regions of a country by the risk of their workplaces, summed",
            description = "The region with the most points is first. The scores are those of `listWorkplacesByRisk`, up to six hours old. "
                    + "Closed workplaces are not counted. Workplaces whose region nobody recorded are summed in an entry without a region.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = "figures of the caller's inspectorate")
    @Scoped
    public Uni<Page<RegionRisk>> all(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {
        return store.byRegion(caller.get(), country).map(regions -> new Page<>(regions, null));
    }
}
