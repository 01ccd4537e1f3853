package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders
@Path("/api/nrm/v1/cases")
interface CasesClient {
    @GET
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.IDENTIFICATION)
    Uni<CasePage> page(
            @RestHeader("Authorization") String bearer, @RestQuery String due, @RestQuery String stage, @RestQuery String cursor,
            @RestQuery int limit);

    @GET
    @Path("/assigned")
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.SUPPORT)
    Uni<CasePage> assigned(@RestHeader("Authorization") String bearer, @RestQuery String cursor, @RestQuery int limit);

    @POST
    @Path("/searches")
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.IDENTIFICATION)
    Uni<CasePage> search(@RestHeader("Authorization") String bearer, SearchCases wanted);

    @GET
    @Path("/summary")
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
    Uni<CaseSummary> summary(@RestHeader("Authorization") String bearer, @RestQuery String country);
}
