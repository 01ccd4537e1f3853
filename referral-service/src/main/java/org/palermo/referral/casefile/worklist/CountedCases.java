package org.palermo.referral.casefile.worklist;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.term.Terms;

/// The numbers beside the filters of an authority's worklist.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/counts")
@Authenticated
@ApplicationScoped
public class CountedCases {
    private final CaseCountStore store;
    private final Terms terms;
    private final CurrentOperation operation;

    CountedCases(CaseCountStore store, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.terms = terms;
        this.operation = operation;
    }

    /// @param stage only cases in this stage
    /// @param due only cases with this duty, as in the list
    /// @param with only cases with this concern
    /// @param assigned `me`, `team`, `nobody`, or the id of a person
    /// @param region a country or a region, with the regions below it
    /// @param ageGroup only cases of persons of this age group
    /// @param exploitation only cases with this form of exploitation
    /// @param recoveryWithin recovery and reflection ends today or within this number of days
    @GET
    @Operation(operationId = "countCases", summary = "Count the cases that each filter of the worklist finds",
            description = "The filters are those of the list of cases. The number of a choice says how many cases it finds together with "
                    + "the other filters that you send; the filter of the choice itself is left out. `all` is what all of them find "
                    + "together. Each count goes up to `most`; `more` says that there are more. A choice has no number when each of the "
                    + "other filters finds more than 3,000 cases, unless more than `most` of its cases are found among those; nor has a "
                    + "stage in which a case is over, with `assigned=team` alone. Without filters, or with `region` alone, each choice has "
                    + "a number. `getCaseSummary` has exact figures of a country.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers")
    @Scoped
    public Uni<CaseCounts> count(
            @RestQuery String stage, @RestQuery String due, @RestQuery String with, @RestQuery String assigned,
            @RestQuery @Size(max = 20) String region, @RestQuery String ageGroup, @RestQuery String exploitation,
            @RestQuery @Min(0) @Max(366) Integer recoveryWithin) {
        Actor actor = operation.caller();
        CaseFilter filter = CaseFilter.parse(actor, stage, DueFilter.parse(due), with, assigned, region, ageGroup, exploitation,
                recoveryWithin);
        return store.counts(actor, filter, terms.windows(operation.now()));
    }
}
