package org.palermo.portal.gateway.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.portal.gateway.PageHeaders;
import org.palermo.portal.gateway.ProblemAnswer;
import org.palermo.portal.gateway.Purposes;
import org.palermo.portal.gateway.Roles;

/// Needs more time than the other clients, because each call makes several calls to the identity provider.
@RegisterRestClient(configKey = "people")
@RegisterClientHeaders(PageHeaders.class)
@ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
@Path("/api/nrm/v1/people")
interface PeopleClient {
    String AUTHORIZATION = "Authorization";
    String IF_MATCH = "If-Match";
    String KEY = "Idempotency-Key";

    /// @param agency null for the reader's own organisation
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invitation(UUID agency, String givenName, String familyName, String email, List<String> roles) {}

    record Roles(List<String> roles) {}

    /// @param handOverTo null when the person keeps her cases
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Suspension(Person.Reason reason, UUID handOverTo) {}

    record Handover(UUID to) {}

    record Review(List<Decision> decisions) {}

    record Decision(UUID person, Outcome outcome) {}

    enum Outcome { CONFIRMED, REMOVED }

    record Reviewed(List<UUID> confirmed, List<UUID> removed) {}

    @GET
    Uni<PeoplePage> page(@RestHeader(AUTHORIZATION) String bearer, @RestQuery UUID agency, @RestQuery String cursor, @RestQuery int limit);

    @GET
    @Path("/{id}")
    Uni<Person> get(@RestHeader(AUTHORIZATION) String bearer, UUID id);

    @POST
    Uni<InvitationResult> invite(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(KEY) String key, Invitation invitation);

    @PUT
    @Path("/{id}/roles")
    Uni<Person> giveRoles(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(IF_MATCH) String etag, UUID id, Roles roles);

    @POST
    @Path("/{id}/suspension")
    Uni<Person> suspend(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(IF_MATCH) String etag, @RestHeader(KEY) String key, UUID id,
            Suspension suspension);

    @POST
    @Path("/{id}/handover")
    Uni<Person> handOver(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(IF_MATCH) String etag, @RestHeader(KEY) String key, UUID id,
            Handover handover);

    @POST
    @Path("/{id}/reinstatement")
    Uni<Person> reinstate(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(IF_MATCH) String etag, @RestHeader(KEY) String key,
            UUID id);

    @GET
    @Path("/reviews")
    Uni<AccessReview> unconfirmed(@RestHeader(AUTHORIZATION) String bearer, @RestQuery String cursor, @RestQuery int limit);

    @POST
    @Path("/reviews")
    Uni<Reviewed> review(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(KEY) String key, Review review);

    /// Keeps the problem type, so that the page can tell the reader what to do.
    @ClientExceptionMapper
    static RuntimeException problem(Response answer) {
        return ProblemAnswer.of(answer);
    }
}
