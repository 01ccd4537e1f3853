package org.palermo.referral.casefile.worklist;

import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.term.Terms;

/// The worklist of a regional coordinator: what the open cases of her regions lack, and nothing of a person.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/regional")
@Authenticated
@ApplicationScoped
public class RegionalCases {
    private final RegionalCaseStore store;
    private final Terms terms;
    private final CurrentOperation operation;

    RegionalCases(RegionalCaseStore store, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.terms = terms;
        this.operation = operation;
    }

    /// @param lacks only cases with this: `OVERDUE`, `DUE_SOON`, `NO_COORDINATOR` or `PLACE_WANTED`
    /// @param region only cases of this country or region
    /// @param sort the order: `DUE` for the longest overdue first and cases in which nothing is due last; `REFERRED`, or nothing, for the
    ///     latest referral first
    @GET
    @Operation(operationId = "listRegionalCases", summary = "List the open cases of your regions, without persons",
            description = "Where each case stands, its term, which organisations coordinate it, and whether a place is wanted. It says "
                    + "nothing of the person: no name, age, sex, exploitation, account or contact. The cases themselves stay closed to you "
                    + "(404). Cases that are over are not in the list.")
    @Allowed(roles = REGIONAL_COORDINATOR, scope = "open cases in the regions that the caller covers, without anything of the person")
    @Audited
    @Scoped
    public Uni<Page<RegionalCaseItem>> page(
            @RestQuery String lacks, @RestQuery String region, @RestQuery String sort, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        RegionalConcern only = EnumParameter.of(RegionalConcern.class, "lacks", lacks);
        RegionalSort order = sort == null ? RegionalSort.REFERRED : EnumParameter.of(RegionalSort.class, "sort", sort);
        List<Terms.DueWindow> covered = CaseFilter.within(region, terms.windows(operation.now())).stream()
                .filter(window -> actor.covers(window.region())).toList();
        return store.page(only, order, covered, order.parse(cursor), limit)
                .map(items -> Page.of(items, limit, order::last))
                .call(page -> operation.record(actor, "LIST", CaseFiles.KIND, page.items().stream().map(RegionalCaseItem::id).toList()));
    }
}
