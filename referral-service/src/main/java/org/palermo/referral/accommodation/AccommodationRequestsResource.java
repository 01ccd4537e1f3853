package org.palermo.referral.accommodation;

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

@Tag(name = "Accommodation",
        description = "Requests to the shelter capacity service for a place for the person of a case, and the holds and stays that follow.")
@Path("/api/nrm/v1/cases/{id}/accommodation-requests")
@Authenticated
class AccommodationRequestsResource {
    private static final String SCOPE = "cases that the caller works on";
    private static final String ASKED = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers";

    private final AccommodationRequests requests;
    private final CurrentActor actor;

    AccommodationRequestsResource(AccommodationRequests requests, CurrentActor actor) {
        this.requests = requests;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "requestAccommodation", summary = "Ask for a place for the person of a case that you work on",
            description = "The shelter capacity service gets the request; search there for it. A case that is over gets 409.")
    @Allowed(roles = CASE_COORDINATOR, scope = SCOPE)
    @Audited
    public Uni<RestResponse<AccommodationRequestView>> request(
            UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RequestAccommodation command) {
        return requests.request(actor.get(), id, key, command).map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/cases/" + id + "/accommodation-requests/" + made.id()))
                .header("ETag", ETags.of(made.version())).build());
    }

    @GET
    @Operation(operationId = "listAccommodationRequests",
            summary = "List the accommodation requests of a case with their results, latest first")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<Page<AccommodationRequestView>> page(UUID id, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return requests.page(actor.get(), id, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{request}")
    @Operation(operationId = "getAccommodationRequest", summary = "Read an accommodation request of a case with its results")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = ASKED)
    @Audited
    public Uni<RestResponse<AccommodationRequestView>> get(UUID id, UUID request) {
        return requests.get(actor.get(), id, request).map(ETags::on);
    }

    @POST
    @Path("/{request}/closure")
    @Operation(operationId = "closeAccommodationRequest", summary = "Close an accommodation request, with a reason",
            description = "The shelter capacity service deletes it and cancels its open broadcasts. Holds stay until they are released or "
                    + "end. A request that is closed already gets 409. Send the ETag of the request in If-Match.")
    @Allowed(roles = CASE_COORDINATOR, scope = SCOPE)
    @Audited
    public Uni<RestResponse<AccommodationRequestView>> close(
            UUID id, UUID request, @RestHeader("If-Match") String ifMatch, @Valid @NotNull CloseRequest command) {
        return requests.close(actor.get(), id, request, ifMatch, command).map(ETags::on);
    }
}
