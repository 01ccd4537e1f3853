package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders(PageHeaders.class)
@Path("/api/nrm/v1/cases")
interface CasesClient {
    @GET
    @Path("/summary")
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
    Uni<CaseSummary> summary(@RestHeader("Authorization") String bearer, @RestQuery String country);
}
