package org.palermo.inspection.supplychain;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Finds and registers companies: buyers, suppliers, and those that publish statements.
@Tag(name = "Supply chains", description = "Who buys what from whom, and which buyers a workplace reaches.")
@Path("/api/inspection/v1/companies")
@Authenticated
@ApplicationScoped
public class Companies {
    private static final String ALL = "all companies";

    private final CompanyStore store;
    private final CountryCodes countries;
    private final CurrentOperation operation;

    Companies(CompanyStore store, CountryCodes countries, CurrentOperation operation) {
        this.store = store;
        this.countries = countries;
        this.operation = operation;
    }

    /// @param country only companies of this country, ISO 3166-1 alpha-2
    /// @param q only companies whose name begins so, upper or lower case
    @GET
    @Operation(operationId = "listCompanies", summary = "List companies, latest first",
            description = "Filter by country and by how the name begins (`q`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR}, scope = ALL)
    @Scoped
    public Uni<Page<CompanyView>> page(@RestQuery @Pattern(regexp = "[A-Z]{2}") String country,
            @RestQuery @Size(max = 200) @PlainText String q,
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return store.page(country, begins(q), Cursor.parse(cursor), limit + 1)
                .map(rows -> Page.of(rows, limit, company -> new Cursor(company.createdAt(), company.id())));
    }

    private static String begins(String q) {
        return q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such company
    @GET
    @Path("/{id}")
    @Operation(operationId = "getCompany", summary = "Read a company",
            description = "The register is the same for every inspectorate. What the company buys and supplies is in "
                    + "`listSupplyLinks`, what it has published in `listStatements`. An unknown company gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR}, scope = ALL)
    @Scoped
    public Uni<CompanyView> get(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country or a name without a letter or digit; 409 when the
    ///     company is registered
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerCompany", summary = "Register a company",
            description = "If the company is already registered, the answer is 409 with its reference. Two companies are the same if they "
                    + "have the same number; if one of them has no number, the name decides.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = "adds a company")
    @Audited
    @Scoped
    public Uni<RestResponse<CompanyView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterCompany command) {
        Actor actor = operation.caller();
        if (!countries.isCode(command.country())) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (CompanyName.words(command.name()).isEmpty()) {
            throw Problems.invalid("name", "must have a letter or a digit");
        }
        return operation.once(actor, key, command, CompanyView.class, () -> store.lock()
                        .chain(() -> store.findSame(command))
                        .invoke(Companies::refuseKnown)
                        .chain(() -> store.add(command, operation.now()))
                        .call(company -> operation.record(actor, "REGISTER", "company", company.id())))
                .map(company -> RestResponse.ResponseBuilder
                        .<CompanyView>created(URI.create("/api/inspection/v1/companies/" + company.id()))
                        .entity(company).build());
    }

    private static void refuseKnown(Optional<CompanyView> same) {
        same.ifPresent(known -> {
            throw Problems.conflict("company", "known", "The same company is registered as " + known.reference() + ".");
        });
    }
}
