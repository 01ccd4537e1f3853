package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/// Figures of many periods. Needs more time than the other clients, because what nobody has asked for before is counted first.
@RegisterRestClient(configKey = "figures")
@RegisterClientHeaders(PageHeaders.class)
@ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
@Path("/api/nrm/v1/access-difficulties")
interface FiguresClient {
    @GET
    @Path("/summary")
    Uni<AccessDifficulties> difficulties(@RestHeader("Authorization") String bearer, @RestQuery String country, @RestQuery int quarters);
}
