package org.palermo.inspection.indicator;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.paging.Page;

@Tag(name = "Indicators")
@Path("/api/inspection/v1/indicators")
@Authenticated
class IndicatorsResource {
    private final Indicators indicators;

    IndicatorsResource(Indicators indicators) {
        this.indicators = indicators;
    }

    @GET
    @Operation(summary = "The operational indicators of the ILO and the European Commission with their strengths")
    public Uni<Page<Indicator>> all() {
        return Uni.createFrom().item(new Page<>(List.copyOf(indicators.all()), null));
    }
}
