package org.palermo.portal.gateway;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/// One case file, with its team, places and decisions.
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders
@Path("/api/nrm/v1")
interface CaseFileClient {
    String AUTHORIZATION = "Authorization";

    @GET
    @Path("/cases/{id}")
    Uni<CaseFile> get(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(Purposes.PURPOSE) String purpose, UUID id);

    @GET
    @Path("/cases/{id}/coordinators")
    Uni<CaseTeam> team(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(Purposes.PURPOSE) String purpose, UUID id);

    @GET
    @Path("/cases/{id}/accommodation-requests")
    Uni<PlacesAsked> places(@RestHeader(AUTHORIZATION) String bearer, @RestHeader(Purposes.PURPOSE) String purpose, UUID id, @RestQuery int limit);

    @POST
    @Path("/cases/{id}/decisions")
    Uni<CaseFile> decide(
            @RestHeader(AUTHORIZATION) String bearer, @RestHeader(Purposes.PURPOSE) String purpose, @RestHeader("If-Match") String etag,
            @RestHeader("Idempotency-Key") String key, UUID id, MakeDecision decision);

    @GET
    @Path("/providers/{id}")
    Uni<Organisation> organisation(@RestHeader(AUTHORIZATION) String bearer, UUID id);

    /// Keeps the problem type, so that the page can tell the reader what to do.
    @ClientExceptionMapper
    static RuntimeException problem(Response answer) {
        return ProblemAnswer.of(answer);
    }
}
