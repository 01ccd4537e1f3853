package org.palermo.inspection.violation;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;

@Tag(name = "Violations", description = "The catalogue of violations of labour law, with their penalties, by country and day.")
@Path("/api/inspection/v1/violations")
@Authenticated
class ViolationsResource {
    private final ViolationCatalogue catalogue;
    private final CountryCodes countries;

    ViolationsResource(ViolationCatalogue catalogue, CountryCodes countries) {
        this.catalogue = catalogue;
        this.countries = countries;
    }

    @GET
    @Path("/codes")
    @Operation(operationId = "listViolationCodes", summary = "List the codes of violations, each once with its words")
    @Allowed(roles = EVERY_ROLE, scope = "the published law", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ViolationCode>> codes() {
        return Uni.createFrom().item(new Page<>(catalogue.codes(), null));
    }

    /// @param country the country whose law counts
    /// @param on the day of the act; without it, the law of every day
    @GET
    @Operation(operationId = "listViolations", summary = "List the violations of a country's labour law, with their penalties",
            description = "With `on`, each code once, as the law stood on that day. A code that the country's own file does not have is "
                    + "that of a convention, without a penalty. `verified` is false where nobody has read the law.")
    @Allowed(roles = EVERY_ROLE, scope = "the published law", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ListedViolation>> find(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery LocalDate on) {
        if (!countries.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return Uni.createFrom().item(new Page<>(on == null ? catalogue.of(country) : catalogue.on(country, on), null));
    }
}
