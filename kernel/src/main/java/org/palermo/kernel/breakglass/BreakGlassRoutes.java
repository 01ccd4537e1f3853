package org.palermo.kernel.breakglass;

import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

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

/// `/break-glass` of a service. Each service extends this with its own path.
@Authenticated
public abstract class BreakGlassRoutes {
    private final String path;
    private final BreakGlassAccesses accesses;
    private final CurrentActor actor;

    /// @param path of the collection, for `Location`
    protected BreakGlassRoutes(String path, BreakGlassAccesses accesses, CurrentActor actor) {
        this.path = path;
        this.accesses = accesses;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "open{Service}BreakGlass", summary = "Open a record that you otherwise do not see, to read it in an emergency",
            description = "It stays open for the minutes that you ask for, at most as long as the law of its country allows; above the "
                    + "longest of all laws `minutes` gets 400. The organisation that the record belongs to (unless it is an immigration "
                    + "body) and the competent authority are told at once; from the second record within a day on your organisation is "
                    + "told too. The explanation needs ten letters, five of them different (400). Refused: an account that may erase "
                    + "records (403), a record that you see anyway or have open already (409), and more records than one person may open "
                    + "(429).")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = "case files that the caller does not see otherwise")
    @Audited
    public Uni<RestResponse<BreakGlassView>> open(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull OpenBreakGlass command) {
        return accesses.open(actor.get(), key, command)
                .map(access -> answer(RestResponse.Status.CREATED, access).location(URI.create(path + "/" + access.id())).build());
    }

    @POST
    @Path("/approvals")
    @ResponseStatus(201)
    @Operation(operationId = "approve{Service}BreakGlass", summary = "Let another person open more records for some hours",
            description = "You can approve only for people of your organisation; a competent authority can approve for anybody. "
                    + "You can't approve for yourself (403).")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR},
            scope = "requests of other people of the caller's organisation to open more cases; competent authority: of anybody else")
    @Audited
    public Uni<BreakGlassApproval> approve(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ApproveBreakGlass command) {
        return accesses.approve(actor.get(), key, command);
    }

    @GET
    @Operation(operationId = "list{Service}BreakGlass", summary = "List break-glass accesses, latest first",
            description = "You get your own. An agency administrator and a first responder also get accesses to cases that their "
                    + "organisation has referred or taken over, a competent authority those to cases in its regions, an auditor all. The "
                    + "list has no explanations.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR, AUDITOR},
            scope = "what the caller has opened; agency administrator and first responder: what was opened of cases that the caller's "
                    + "organisation has referred; competent authority: cases in the regions that the caller covers; auditor: all")
    @Audited
    public Uni<Page<BreakGlassView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return accesses.page(actor.get(), Cursor.parse(cursor), limit);
    }

    /// @param id the id of the break-glass access
    @GET
    @Path("/{id}")
    @Operation(operationId = "get{Service}BreakGlass", summary = "Read a break-glass access, with its explanation",
            description = "Once the person of the record is erased, the explanation and the comment of the review are left out.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR, AUDITOR},
            scope = "what the caller has opened; agency administrator and first responder: what was opened of cases that the caller's "
                    + "organisation has referred; competent authority: cases in the regions that the caller covers; auditor: all")
    @Audited
    public Uni<RestResponse<BreakGlassView>> get(UUID id) {
        return accesses.get(actor.get(), id).map(access -> answer(RestResponse.Status.OK, access).build());
    }

    /// @param id the id of the break-glass access
    @POST
    @Path("/{id}/end")
    @Operation(operationId = "end{Service}BreakGlass", summary = "End a break-glass access early",
            description = "Send its ETag in If-Match. The person who opened the record can end it, and so can everybody who may see the "
                    + "access, except an auditor. An access that is over gets 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR},
            scope = "what the caller has opened; agency administrator and first responder: what was opened of cases that the caller's "
                    + "organisation has referred; competent authority: cases in the regions that the caller covers; auditor: all")
    @Audited
    public Uni<RestResponse<BreakGlassView>> end(UUID id, @RestHeader("If-Match") String ifMatch) {
        return accesses.end(actor.get(), id, ifMatch).map(access -> answer(RestResponse.Status.OK, access).build());
    }

    /// @param id the id of the break-glass access
    @POST
    @Path("/{id}/review")
    @Operation(operationId = "review{Service}BreakGlass", summary = "Say whether a break-glass access was justified",
            description = "Send its ETag in If-Match. An access is reviewed once, after it is over (409 otherwise), and not by the person "
                    + "who opened the record (403). The organisation of that person is told. Once the person of the record is erased, a "
                    + "review with a comment gets 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, AGENCY_ADMINISTRATOR, AUDITOR},
            scope = "agency administrator and first responder: what was opened of cases that the caller's organisation has referred; "
                    + "competent authority: cases in the regions that the caller covers; auditor: all; never what the caller has "
                    + "opened")
    @Audited
    public Uni<RestResponse<BreakGlassView>> review(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ReviewBreakGlass command) {
        return accesses.review(actor.get(), id, ifMatch, command).map(access -> answer(RestResponse.Status.OK, access).build());
    }

    private static RestResponse.ResponseBuilder<BreakGlassView> answer(RestResponse.Status status, BreakGlassView access) {
        return RestResponse.ResponseBuilder.create(status, access).header("ETag", ETags.of(access.version()));
    }
}
