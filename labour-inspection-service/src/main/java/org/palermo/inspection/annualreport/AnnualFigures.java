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
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The figures of the annual report that this service cannot count from its records, by year.
@Tag(name = "Annual report", description = "The annual report of C81 article 21 and C129, and the figures that are entered for it.")
@Path("/api/inspection/v1/annual-figures/{country}/{year}/{convention}")
@Authenticated
@ApplicationScoped
public class AnnualFigures {
    private static final String OWN = "figures of the caller's inspectorate";

    private final AnnualFiguresStore store;
    private final FigureRules rules;
    private final CurrentOperation operation;

    AnnualFigures(AnnualFiguresStore store, FigureRules rules, CurrentOperation operation) {
        this.store = store;
        this.rules = rules;
        this.operation = operation;
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    @GET
    @Operation(operationId = "getAnnualFigures", summary = "Read the figures that your inspectorate entered for a year",
            description = "Before you enter figures for the year, the answer has no figures, and its ETag is that of version 0.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<RestResponse<AnnualFiguresView>> get(@Pattern(regexp = "[A-Z]{2}") String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = "C81|C129") String convention) {
        rules.requireCountry(operation.caller(), country);
        return store.own(operation.caller(), country, year, Convention.valueOf(convention))
                .map(found -> ETags.on(found.orElseGet(() -> AnnualFiguresView.none(country, year, Convention.valueOf(convention)))));
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    /// @param ifMatch the ETag that was read
    @PUT
    @Operation(operationId = "enterAnnualFigures", summary = "Enter the figures of a year that this service cannot count from its records",
            description = "Send the ETag in If-Match. The body replaces all figures; a figure that you leave out is deleted.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<AnnualFiguresView>> enter(@Pattern(regexp = "[A-Z]{2}") String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = "C81|C129") String convention, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull EnterAnnualFigures command) {
        Actor actor = operation.caller();
        Convention under = Convention.valueOf(convention);
        rules.requireCountry(actor, country);
        rules.requireInspectorate(actor);
        return store.own(actor, country, year, under)
                .map(found -> found.map(AnnualFiguresView::version).orElse(0))
                .invoke(version -> ETags.require(ifMatch, version))
                .flatMap(version -> store.put(actor, country, year, under, command, version, operation.now()))
                .invoke(entered -> {
                    if (!entered) {
                        throw Problems.stale();
                    }
                })
                .chain(() -> operation.record(actor, "ENTER", "annual_figures", actor.agency()))
                .chain(() -> store.own(actor, country, year, under)).map(found -> ETags.on(found.orElseThrow()));
    }
}
