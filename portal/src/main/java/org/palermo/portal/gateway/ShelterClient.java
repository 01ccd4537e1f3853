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
@ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
@Path("/api/shelter/v1")
interface ShelterClient {
    @GET
    @Path("/capacity")
    Uni<Capacity> capacity(@RestHeader("Authorization") String bearer, @RestQuery String country);
}
