package org.palermo.referral.onward;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Onward referrals",
        description = "Needs of a case, or whole cases, that one organisation refers to another, which accepts or declines.")
@Path("/api/nrm/v1/received-referrals")
@Authenticated
class ReceivedReferralsResource {
    private static final String ADDRESSED = "referrals that are addressed to the caller's organisation; transfers: only case coordinators and agency administrators";

    private final ReceivedReferrals referrals;
    private final CurrentActor actor;

    ReceivedReferralsResource(ReceivedReferrals referrals, CurrentActor actor) {
        this.referrals = referrals;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listReceivedReferrals", summary = "List the onward referrals to your organisation, latest first",
            description = "The list has codes, such as the region and the age group. It does not say who the person is or what is needed.")
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER},
            scope = "referrals that are addressed to the caller's organisation: codes, no person; transfers: only case coordinators "
                    + "and agency administrators")
    @Audited
    public Uni<Page<ReceivedReferralView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return referrals.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{referral}")
    @Operation(operationId = "getReceivedReferral", summary = "Read an onward referral to your organisation",
            description = "Until your organisation has accepted it, only the category of the need is shown. Then the need itself is shown, "
                    + "but not to an agency administrator.")
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER},
            scope = "referrals that are addressed to the caller's organisation; transfers: only case coordinators and agency "
                    + "administrators; agency administrators never see the need, others once it is accepted")
    @Audited
    public Uni<RestResponse<ReceivedReferralView>> get(UUID referral) {
        return referrals.get(actor.get(), referral).map(ETags::on);
    }

    @POST
    @Path("/{referral}/acceptance")
    @Operation(operationId = "acceptOnwardReferral", summary = "Accept an onward referral: meet the need, or take over the case",
            description = "An agency administrator who accepts a transfer must name the `coordinator`; a case coordinator takes it over. "
                    + "With a transfer the coordinators of the former organisation stop working on the case, and the competent authority "
                    + "is told. The sender is told. Refused with 409: one that was answered, withdrawn or has expired, a case that is "
                    + "over, and a coordinator who is not active in your organisation. Send the ETag of the referral in If-Match.")
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER}, scope = ADDRESSED)
    @Audited
    public Uni<RestResponse<ReceivedReferralView>> accept(UUID referral, @RestHeader("If-Match") String ifMatch, @Valid @NotNull AcceptOnward command) {
        return referrals.accept(actor.get(), referral, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/{referral}/refusal")
    @Operation(operationId = "declineOnwardReferral", summary = "Decline an onward referral, with a reason",
            description = "The organisation that sent it is told. One that was answered, withdrawn or has expired gets 409. Send the ETag "
                    + "of the referral in If-Match.")
    @Allowed(roles = {CASE_COORDINATOR, AGENCY_ADMINISTRATOR, SERVICE_PROVIDER, NGO, LEGAL_ADVISER}, scope = ADDRESSED)
    @Audited
    public Uni<RestResponse<ReceivedReferralView>> decline(UUID referral, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DeclineOnward command) {
        return referrals.decline(actor.get(), referral, ifMatch, command).map(ETags::on);
    }
}
