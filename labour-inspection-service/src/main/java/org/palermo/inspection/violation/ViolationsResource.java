package org.palermo.inspection.violation;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
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
    private static final String ENGLISH = "en";
    private static final String LANGUAGE = "[a-z]{2}";

    private final ViolationCatalogue catalogue;
    private final CountryCodes countries;

    ViolationsResource(ViolationCatalogue catalogue, CountryCodes countries) {
        this.catalogue = catalogue;
        this.countries = countries;
    }

    /// @param language of the texts, BCP 47; that of the catalogue where there is no other
    @GET
    @Path("/codes")
    @Operation(operationId = "listViolationCodes", summary = "List the codes of violations, each once with its words",
            description = "The codes are the same in every country. `listViolations` says what the law of a country says on each.")
    @Allowed(roles = EVERY_ROLE, scope = "the published law", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ViolationCode>> codes(@RestQuery @DefaultValue(ENGLISH) @Pattern(regexp = LANGUAGE) String language) {
        return Uni.createFrom().item(new Page<>(catalogue.codes().stream()
                .map(code -> new ViolationCode(code.code(), catalogue.text(code.code(), code.text(), language))).toList(), null));
    }

    /// @param country the country whose law applies
    /// @param on the day of the act; without it, the law of every day
    /// @param language of the texts of violations, BCP 47; that of the catalogue where there is no other
    @GET
    @Operation(operationId = "listViolations", summary = "List the violations of a country's labour law, with their penalties",
            description = "With `on`, the list has each code once, by the law on that day. A code that is not in the country's own law "
                    + "comes from a convention and has no penalty. `verified` is false if nobody has read the law. What the law says, its "
                    + "penalties and its sources are in the language of the catalogue.")
    @Allowed(roles = EVERY_ROLE, scope = "the published law", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ListedViolation>> find(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery LocalDate on,
            @RestQuery @DefaultValue(ENGLISH) @Pattern(regexp = LANGUAGE) String language) {
        if (!countries.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        return Uni.createFrom().item(new Page<>((on == null ? catalogue.of(country) : catalogue.on(country, on)).stream()
                .map(listed -> listed.says(catalogue.text(listed.code(), listed.text(), language))).toList(), null));
    }
}
