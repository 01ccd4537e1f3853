package org.palermo.inspection.wage;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.wage.law.MinimumRate;
import org.palermo.inspection.wage.law.WageLaws;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;

/// The minimum wages of the files.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/minimum-wages")
@Authenticated
class MinimumWages {
    private final WageLaws laws;

    MinimumWages(WageLaws laws) {
        this.laws = laws;
    }

    /// @param country ISO 3166-1 alpha-2
    /// @param on only rates that are in force on this day, or null for all
    @GET
    @Operation(operationId = "listMinimumWages", summary = "List the minimum wages of a country by date, age, category and region",
            description = "Each minimum wage has its law and its source; `unverified` is true if nobody has read the law itself. The list "
                    + "is empty for a country whose rates this service does not know.")
    @Allowed(roles = EVERY_ROLE, scope = "published rates", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<MinimumWageView>> all(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery LocalDate on) {
        List<MinimumRate> rates = laws.ofCountry(country).map(edition -> edition.law().rates()).orElse(List.of());
        return Uni.createFrom()
                .item(new Page<>(rates.stream().filter(rate -> on == null || rate.holdsOn(on)).map(MinimumWageView::of).toList(), null));
    }
}
