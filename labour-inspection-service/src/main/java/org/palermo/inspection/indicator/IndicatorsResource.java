package org.palermo.inspection.indicator;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;

@Tag(name = "Indicators", description = "The published operational indicators of trafficking, with their strengths.")
@Path("/api/inspection/v1/indicators")
@Authenticated
class IndicatorsResource {
    private final IndicatorWords words;

    IndicatorsResource(IndicatorWords words) {
        this.words = words;
    }

    /// @param language of the texts, BCP 47; English, as published, where there is no other
    @GET
    @Operation(operationId = "listIndicators",
            summary = "List the operational indicators of the ILO and the European Commission, with their strengths",
            description = "The indicators are in the order of the published list. `child` is null for an indicator that does not apply to "
                    + "children. Send the codes in `indicators` of a finding.")
    @Allowed(roles = EVERY_ROLE, scope = "the published list", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<Indicator>> all(@RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        return Uni.createFrom().item(new Page<>(words.all(language), null));
    }
}
