package org.palermo.referral.people;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.palermo.kernel.paging.Page;

@Tag(name = "People")
@Path("/api/nrm/v1/people")
@Authenticated
class PeopleResource {
    private static final String PEOPLE = "agency administrator: people of the caller's organisation; mechanism administrator: people of organisations in the "
            + "countries that the caller covers";

    private final People people;
    private final CurrentActor actor;

    PeopleResource(People people, CurrentActor actor) {
        this.people = people;
        this.actor = actor;
    }

    @GET
    @Operation(summary = "The people of your agency; a mechanism administrator may name another of her country")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<PeoplePage> page(
            @RestQuery UUID agency, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return people.page(actor.get(), agency, PeoplePage.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One person of your agency")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> get(UUID id) {
        return people.get(actor.get(), id).map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Invite somebody to your agency; the answer holds a one-time password, shown this once, unless a link is mailed")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<InvitationView>> invite(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull InvitePerson command) {
        return people.invite(actor.get(), key, command)
                .map(invited -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, invited)
                        .location(URI.create("/api/nrm/v1/people/" + invited.person().id()))
                        .header("Cache-Control", "no-store").build());
    }

    @PUT
    @Path("/{id}/roles")
    @Operation(summary = "Say which roles she holds from now on; send the ETag that you read in If-Match")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> giveRoles(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull GiveRoles command) {
        return people.giveRoles(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/{id}/suspension")
    @Operation(summary = "Suspend her: her sessions end, and within two seconds no token of hers is accepted")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> suspend(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull SuspendPerson command) {
        return people.suspend(actor.get(), id, ifMatch, key, command).map(ETags::on);
    }

    @POST
    @Path("/{id}/reinstatement")
    @Operation(summary = "End a suspension; she signs in anew")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> reinstate(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return people.reinstate(actor.get(), id, ifMatch, key).map(ETags::on);
    }

    @POST
    @Path("/{id}/handover")
    @Operation(summary = "Hand over all that she works on to another case coordinator of your agency, in one step")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE)
    @Audited
    public Uni<RestResponse<PersonView>> handOver(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull HandOverWork command) {
        return people.handOver(actor.get(), id, ifMatch, key, command).map(ETags::on);
    }
}
