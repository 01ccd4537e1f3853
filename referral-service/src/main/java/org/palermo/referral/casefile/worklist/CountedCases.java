package org.palermo.referral.casefile.worklist;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.term.Terms;

/// The numbers beside the filters of an authority's worklist.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/counts")
@Authenticated
@ApplicationScoped
public class CountedCases {
    private final WorklistStore store;
    private final Terms terms;
    private final TransactionTime time;
    private final CurrentActor caller;

    CountedCases(WorklistStore store, Terms terms, TransactionTime time, CurrentActor caller) {
        this.store = store;
        this.terms = terms;
        this.time = time;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "countCases", summary = "Count the cases that each filter of the worklist finds",
            description = "Each filter alone, in the regions that you cover or in `region`. Cases are counted up to `most`; `more` "
                    + "says that there are more. `getCaseSummary` has exact figures of a country.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers")
    @Scoped
    public Uni<CaseCounts> count(@RestQuery @Size(max = 20) String region) {
        Actor actor = caller.get();
        return store.counts(actor, CaseFilter.within(region, terms.windows(time.now())));
    }
}
