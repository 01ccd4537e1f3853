package org.palermo.inspection.annualreport;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// The figures of the annual report that no record of this service counts, by year.
@Tag(name = "Annual report", description = "The annual report of C81 article 21 and C129, and the figures that are entered for it.")
@Path("/api/inspection/v1/annual-figures/{country}/{year}/{convention}")
@Authenticated
@ApplicationScoped
public class AnnualFigures {
    private static final String OWN = "figures of the caller's inspectorate";

    private final AnnualFiguresStore store;
    private final CountryCodes countries;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    AnnualFigures(AnnualFiguresStore store, CountryCodes countries, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    @GET
    @Operation(operationId = "getAnnualFigures", summary = "Read the figures that your inspectorate entered for a year",
            description = "Before anything was entered, there are none, and the ETag is that of version 0.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<RestResponse<AnnualFiguresView>> get(@Pattern(regexp = "[A-Z]{2}") String country, @Min(1990) @Max(2200) int year, @Pattern(regexp = "C81|C129") String convention) {
        requireCountry(caller.get(), country);
        return store.own(caller.get(), country, year, Convention.valueOf(convention))
                .map(found -> ETags.on(found.orElseGet(() -> AnnualFiguresView.none(country, year, Convention.valueOf(convention)))));
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    /// @param ifMatch the ETag that was read
    @PUT
    @Operation(operationId = "enterAnnualFigures", summary = "Enter the figures of a year that no record here counts",
            description = "Send the ETag in If-Match. All figures are replaced; what is left out has none.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<AnnualFiguresView>> enter(@Pattern(regexp = "[A-Z]{2}") String country, @Min(1990) @Max(2200) int year, @Pattern(regexp = "C81|C129") String convention,
            @RestHeader("If-Match") String ifMatch, @Valid @NotNull EnterAnnualFigures command) {
        Actor actor = caller.get();
        Convention under = Convention.valueOf(convention);
        requireCountry(actor, country);
        if (actor.agency() == null) {
            throw Problems.forbidden("annual-report", "no-agency", "Only an inspectorate enters figures.");
        }
        return store.own(actor, country, year, under)
                .map(found -> found.map(AnnualFiguresView::version).orElse(0))
                .invoke(version -> ETags.require(ifMatch, version))
                .flatMap(version -> store.put(actor, country, year, under, command, version, time.now()))
                .invoke(entered -> {
                    if (!entered) {
                        throw Problems.stale();
                    }
                })
                .chain(() -> audit.record(actor, "ENTER", "annual_figures", actor.agency()))
                .chain(() -> store.own(actor, country, year, under)).map(found -> ETags.on(found.orElseThrow()));
    }

    private void requireCountry(Actor actor, String country) {
        if (!countries.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (!actor.covers(country)) {
            throw Problems.notFound();
        }
    }
}
