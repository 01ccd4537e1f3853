package org.palermo.referral.redress;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;

/// The compensation schemes of a country, and those under which a person may claim. Reads no record: the transaction only identifies the
/// caller and gives the time.
@Tag(name = "Compensation schemes", description = "The compensation schemes of a country, and under which of them a person may claim "
        + "compensation.")
@Path("/api/nrm/v1/compensation-schemes")
@ApplicationScoped
public class CompensationSchemes {
    private final Schemes schemes;
    private final Countries countries;
    private final CurrentOperation operation;

    CompensationSchemes(Schemes schemes, Countries countries, CurrentOperation operation) {
        this.schemes = schemes;
        this.countries = countries;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country that is not held here
    @GET
    @Operation(operationId = "listCompensationSchemes",
            summary = "List the compensation schemes of a country, with their conditions and demands",
            description = "A scheme is marked `outOfLine` if it makes a demand that it should not make, with the paragraph of A/75/289.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, LEGAL_ADVISER, GUARDIAN}, scope = "the law of every country in the register")
    @Scoped
    public Uni<Page<SchemeView>> of(@RestQuery @NotNull String country) {
        return page(schemes.of(countries.require("country", country)).stream().map(scheme -> SchemeView.of(scheme, null)));
    }

    public boolean has(Country country, String code) {
        return schemes.of(country).stream().anyMatch(scheme -> scheme.code().equals(code));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country that is not held here, or for a future date
    @POST
    @Path("/eligibility")
    @Operation(operationId = "checkEligibility", summary = "Check under which schemes a person in given circumstances may claim "
            + "compensation",
            description = "No case is read and nothing is stored. Demands of a scheme do not affect the answer.")
    @Authenticated
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, LEGAL_ADVISER, GUARDIAN}, scope = "no record: the answers are not stored")
    @Scoped
    public Uni<Page<SchemeView>> eligible(@Valid @NotNull AskEligibility asked) {
        Country country = countries.require("country", asked.country());
        for (int i = 0; i < asked.circumstances().crimeRegions().size(); i++) {
            String region = asked.circumstances().crimeRegions().get(i);
            if (Territory.countryOf(region).equals(country.code()) && !isHeld(country, region)) {
                throw Problems.invalid("circumstances.crimeRegions[" + i + "]", "must be a region of the country");
            }
        }
        LocalDate today = LocalDate.ofInstant(operation.now(), country.zone());
        requireCome("circumstances.endedOn", asked.circumstances().endedOn(), today);
        requireCome("circumstances.dateOfBirth", asked.circumstances().dateOfBirth(), today);
        return page(schemes.of(country).stream()
                .map(scheme -> SchemeView.of(scheme, Eligibility.of(scheme.conditions(), country.code(), asked.circumstances(), today))));
    }

    /// Whether the code is a region of the country, or contains one.
    private static boolean isHeld(Country country, String region) {
        return country.regions().stream().anyMatch(held -> held.code().equals(region) || held.code().startsWith(region + "-"));
    }

    /// The date may already be one day later where the caller is.
    private static void requireCome(String field, LocalDate on, LocalDate today) {
        if (on != null && on.isAfter(today.plusDays(1))) {
            throw Problems.invalid(field, "must not be in the future");
        }
    }

    private static Uni<Page<SchemeView>> page(Stream<SchemeView> views) {
        return Uni.createFrom().item(new Page<>(views.toList(), null));
    }
}
