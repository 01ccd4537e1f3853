package org.palermo.referral.people.recovery;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// What waits for a decision.
@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/people/factor-resets")
@Authenticated
class OpenFactorResets {
    private final FactorResetRecords records;
    private final CurrentActor caller;

    OpenFactorResets(FactorResetRecords records, CurrentActor caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listFactorResets",
            summary = "List the requests to remove a second factor that wait for a decision, latest first",
            description = "An agency administrator sees those for people of their organisation, a mechanism administrator those "
                    + "for organisations in the countries that they cover. Requests that ended because nobody decided are not in "
                    + "the list. You can't decide on your own request.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = FactorResets.PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<Page<FactorResetView>> page(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return records.open(caller.get(), Cursor.parse(cursor), limit);
    }
}
