package org.palermo.referral.onward;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Onward referrals",
        description = "Needs of a case, or whole cases, that one organisation refers to another, which accepts or declines.")
@Path("/api/nrm/v1/cases/{id}/onward-referrals")
@Authenticated
class OnwardReferralsResource {
    private static final String FOLLOWED = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers";

    private final OnwardReferrals referrals;
    private final CurrentActor actor;

    OnwardReferralsResource(OnwardReferrals referrals, CurrentActor actor) {
        this.referrals = referrals;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "referOnward", summary = "Refer a need of a case, or the whole case, to another organisation",
            description = "The organisation is told and answers. Refused with 409: a case that is over, a need that already waits for an "
                    + "answer of the organisation, a second transfer that waits, and a need for which the person has withdrawn consent to "
                    + "share. An organisation that enforces immigration rules gets nothing (400).")
    @Allowed(roles = CASE_COORDINATOR, scope = "cases that the caller works on")
    @Audited
    public Uni<RestResponse<OnwardReferralView>> refer(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReferOnward command) {
        return referrals.refer(actor.get(), id, key, command).map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/cases/" + id + "/onward-referrals/" + made.id()))
                .header("ETag", ETags.of(made.version())).build());
    }

    @GET
    @Operation(operationId = "listOnwardReferrals", summary = "List the onward referrals of a case with their answers, latest first")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    public Uni<Page<OnwardReferralView>> page(UUID id, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return referrals.page(actor.get(), id, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{referral}")
    @Operation(operationId = "getOnwardReferral", summary = "Read an onward referral of a case")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    public Uni<RestResponse<OnwardReferralView>> get(UUID id, UUID referral) {
        return referrals.get(actor.get(), id, referral).map(ETags::on);
    }

    @POST
    @Path("/{referral}/withdrawal")
    @Operation(operationId = "withdrawOnwardReferral", summary = "Withdraw an onward referral that was not answered yet",
            description = "A case coordinator withdraws what their organisation has sent, a competent authority withdraws any. The "
                    + "organisation to which it was sent is told, and the sender if another withdraws it. One that was answered, withdrawn "
                    + "or has expired gets 409. Send the ETag of the referral in If-Match.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "case coordinator: referrals that the caller's organisation has sent, of cases that the caller works on; competent "
                    + "authority: cases in the regions that the caller covers")
    @Audited
    public Uni<RestResponse<OnwardReferralView>> withdraw(
            UUID id, UUID referral, @RestHeader("If-Match") String ifMatch, @Valid @NotNull WithdrawOnward command) {
        return referrals.withdraw(actor.get(), id, referral, ifMatch, command).map(ETags::on);
    }
}
