package org.palermo.shelter.waitlist;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// An entry has no ETag: it can only be left.
@Tag(name = "Waitlist", description = "Parties of people that wait for a place in an area.")
@Path("/api/shelter/v1/waitlist")
@Authenticated
class WaitlistResource {
    private static final String OWN_WAITS = "entries of the caller's organisation";

    private final Waitlist waitlist;
    private final CurrentActor actor;

    WaitlistResource(Waitlist waitlist, CurrentActor actor) {
        this.waitlist = waitlist;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "joinWaitlist", summary = "Wait for a place in an area",
            description = "When it is your turn, the first place that fits is held for you, and your organisation is told. It is told too "
                    + "when the first night passes without a place. Joining costs a question of your budget (429). When your organisation "
                    + "has too many entries, the answer is 409; a party that is too large for a search gets 400.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "for the caller's organisation")
    @Audited
    public Uni<WaitlistEntryView> join(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull JoinWaitlist command) {
        return waitlist.join(actor.get(), key, command);
    }

    @GET
    @Operation(operationId = "listWaitlistEntries", summary = "List the waitlist entries of your organisation, latest first")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_WAITS)
    @Audited
    public Uni<Page<WaitlistEntryView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return waitlist.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWaitlistEntry", summary = "Read a waitlist entry of your organisation",
            description = "When a place is held for it, `hold` names the hold.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_WAITS)
    @Audited
    public Uni<WaitlistEntryView> get(UUID id) {
        return waitlist.get(actor.get(), id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "leaveWaitlist", summary = "Leave the waitlist",
            description = "While a place is held, the answer is 409: release that hold instead. So it is once the wait is over.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_WAITS)
    @Audited
    public Uni<Void> leave(UUID id) {
        return waitlist.leave(actor.get(), id);
    }
}
