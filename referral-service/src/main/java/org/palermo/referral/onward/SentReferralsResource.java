package org.palermo.referral.onward;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;

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

@Tag(name = "Onward referrals",
        description = "Needs of a case, or whole cases, that one organisation refers to another, which accepts or declines.")
@Path("/api/nrm/v1/sent-referrals")
@Authenticated
class SentReferralsResource {
    private final OnwardReferrals referrals;
    private final CurrentActor actor;

    SentReferralsResource(OnwardReferrals referrals, CurrentActor actor) {
        this.referrals = referrals;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listSentReferrals", summary = "List the onward referrals that your organisation has sent, latest first",
            description = "The list includes referrals of cases on which your organisation no longer works. It names a case only to "
                    + "a case coordinator who works on it.")
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR}, scope = "referrals that the caller's organisation has sent: codes; the "
            + "case only for a case coordinator who works on it")
    @Audited
    public Uni<Page<SentReferralView>> page(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return referrals.sent(actor.get(), Cursor.parse(cursor), limit);
    }
}
