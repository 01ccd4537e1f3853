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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.annualreport.RegionalInjuriesStore.Place;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Accidents and diseases of a year by region. No record of this service counts them.
@Tag(name = "Annual report", description = "The annual report of C81 article 21 and C129, and the figures that are entered for it.")
@Path("/api/inspection/v1/annual-figures/{country}/{year}/{convention}/injuries")
@Authenticated
@ApplicationScoped
public class RegionalInjuries {
    private static final String OWN = "figures of the caller's inspectorate";
    private static final String COUNTRY = "[A-Z]{2}";
    private static final String CONVENTION = "C81|C129";
    private static final String REGION = "[A-Z]{2}-[A-Z0-9-]{1,10}";

    private final RegionalInjuriesStore store;
    private final FigureRules rules;
    private final CurrentOperation operation;

    RegionalInjuries(RegionalInjuriesStore store, FigureRules rules, CurrentOperation operation) {
        this.store = store;
        this.rules = rules;
        this.operation = operation;
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    /// @return one page with all regions of the country, by their code
    @GET
    @Operation(operationId = "listRegionalInjuries",
            summary = "List the accidents and diseases that your inspectorate entered for a year, by region",
            description = "Each region of the country is listed; one of which nothing was entered has no figures.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<Page<EnteredInjuriesView>> list(@Pattern(regexp = COUNTRY) String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = CONVENTION) String convention) {
        rules.requireCountry(operation.caller(), country);
        return store.own(operation.caller(), country, year, Convention.valueOf(convention))
                .map(entered -> new Page<>(ofEachRegion(country, entered), null));
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    /// @param region ISO 3166-2, a region of the country
    @GET
    @Path("/{region}")
    @Operation(operationId = "getRegionalInjuries",
            summary = "Read the accidents and diseases that your inspectorate entered for a region in a year",
            description = "Before you enter figures of the region, the answer has no figures, and its ETag is that of version 0.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<RestResponse<EnteredInjuriesView>> get(@Pattern(regexp = COUNTRY) String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = CONVENTION) String convention, @Pattern(regexp = REGION) String region) {
        rules.requireCountry(operation.caller(), country);
        return recorded(operation.caller(), new Place(country, year, Convention.valueOf(convention), region)).map(ETags::on);
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    /// @param region ISO 3166-2, a region of the country
    /// @param ifMatch the ETag that was read
    @PUT
    @Path("/{region}")
    @Operation(operationId = "enterRegionalInjuries", summary = "Enter the accidents and diseases of a region in a year",
            description = "Send the ETag in If-Match. The body replaces all figures of the region; a figure that you leave out is deleted. "
                    + "They stand beside those of the whole country and are not added to them. The report shows them as you enter them.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<EnteredInjuriesView>> enter(@Pattern(regexp = COUNTRY) String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = CONVENTION) String convention, @Pattern(regexp = REGION) String region,
            @RestHeader("If-Match") String ifMatch, @Valid @NotNull EnterRegionalInjuries command) {
        Actor actor = operation.caller();
        rules.requireCountry(actor, country);
        rules.requireInspectorate(actor);
        Place at = new Place(country, year, Convention.valueOf(convention), region);
        return recorded(actor, at).map(EnteredInjuriesView::version)
                .invoke(version -> ETags.require(ifMatch, version))
                .flatMap(version -> store.put(actor, at, command, version, operation.now()))
                .invoke(entered -> {
                    if (!entered) {
                        throw Problems.stale();
                    }
                })
                .chain(() -> operation.record(actor, "ENTER", "annual_figures", actor.agency()))
                .chain(() -> recorded(actor, at)).map(ETags::on);
    }

    /// What was entered of a region, in version 0 when nothing was. What was entered of a region that the country no longer has can still
    /// be read and taken back.
    private Uni<EnteredInjuriesView> recorded(Actor actor, Place at) {
        return store.own(actor, at).map(found -> found.orElseGet(() -> {
            rules.requireRegion(at.country(), at.region());
            return EnteredInjuriesView.none(at.region());
        }));
    }

    private List<EnteredInjuriesView> ofEachRegion(String country, List<EnteredInjuriesView> entered) {
        Map<String, EnteredInjuriesView> all = new TreeMap<>();
        rules.regions(country).forEach(region -> all.put(region, EnteredInjuriesView.none(region)));
        entered.forEach(one -> all.put(one.region(), one));
        return List.copyOf(all.values());
    }
}
