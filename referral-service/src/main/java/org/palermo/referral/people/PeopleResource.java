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

@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
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
    @Operation(operationId = "listPeople", summary = "List the people of your agency",
            description = "The list is sorted by user name. A mechanism administrator can name another `agency` in a country that they "
                    + "cover entirely. When the identity provider does not answer, the answer is 503.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<PeoplePage> page(
            @RestQuery UUID agency, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return people.page(actor.get(), agency, PeoplePage.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPerson", summary = "Read the account of a person of your agency",
            description = "While the identity provider does not answer, the name and the address are left out.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> get(UUID id) {
        return people.get(actor.get(), id).map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "invitePerson", summary = "Invite a person to your agency",
            description = "Only this answer contains the one-time password, unless the installation mails a link. A role that you may not "
                    + "give in this kind of agency gets 400. If another account has the address, the answer is 409. When the identity "
                    + "provider does not answer, it is 503.")
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
    @Operation(operationId = "giveRoles", summary = "Replace the roles of a person",
            description = "You can't give yourself a role (403), nor give up the role of an administrator that nobody else of the agency "
                    + "has (409). A role that you may not give in this kind of agency gets 400. A person who works on cases must hand them "
                    + "over before the role of case coordinator is removed (409); a person who is suspended or removed gets 409 too. Send "
                    + "the ETag of the person in If-Match.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> giveRoles(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull GiveRoles command) {
        return people.giveRoles(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/{id}/suspension")
    @Operation(operationId = "suspendPerson", summary = "Suspend a person",
            description = "The sessions end, and within two seconds no token of the person is accepted. `handOverTo` hands over the cases "
                    + "in the same step, to an active case coordinator of the agency (400). You can't suspend yourself (403). A person who "
                    + "is suspended or removed already gets 409. Send the ETag of the person in If-Match.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> suspend(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull SuspendPerson command) {
        return people.suspend(actor.get(), id, ifMatch, key, command).map(ETags::on);
    }

    @POST
    @Path("/{id}/reinstatement")
    @Operation(operationId = "reinstatePerson", summary = "End the suspension of a person",
            description = "The person must sign in again. You can't reinstate yourself (403). A person who is not suspended gets 409; an "
                    + "account that a review has removed stays removed. Send the ETag of the person in If-Match.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> reinstate(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return people.reinstate(actor.get(), id, ifMatch, key).map(ETags::on);
    }

    @POST
    @Path("/{id}/handover")
    @Operation(operationId = "handOverCases", summary = "Hand over all cases of a person to another case coordinator of the agency",
            description = "All cases go in one step, also those of a person who is suspended or removed. `to` must be an active case "
                    + "coordinator of the same agency (400). Send the ETag of the person in If-Match.")
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE)
    @Audited
    public Uni<RestResponse<PersonView>> handOver(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull HandOverWork command) {
        return people.handOver(actor.get(), id, ifMatch, key, command).map(ETags::on);
    }
}
