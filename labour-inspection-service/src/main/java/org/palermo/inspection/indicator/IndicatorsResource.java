package org.palermo.inspection.indicator;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;

@Tag(name = "Indicators", description = "The published operational indicators of trafficking, with their strengths.")
@Path("/api/inspection/v1/indicators")
@Authenticated
class IndicatorsResource {
    private final Indicators indicators;

    IndicatorsResource(Indicators indicators) {
        this.indicators = indicators;
    }

    @GET
    @Operation(operationId = "listIndicators",
            summary = "List the operational indicators of the ILO and the European Commission, with their strengths")
    @Allowed(roles = EVERY_ROLE, scope = "the published list", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<Indicator>> all() {
        return Uni.createFrom().item(new Page<>(List.copyOf(indicators.all()), null));
    }
}
