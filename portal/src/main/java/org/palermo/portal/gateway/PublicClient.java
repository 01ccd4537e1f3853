package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What everybody may read and the portal keeps for all readers. It is asked for from the portal's own address: if the call had the address
/// of the reader who was first, a reader who sends too much would keep it from the others.
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders
@Path("/api/nrm/v1")
interface PublicClient {
    @GET
    @Path("/countries")
    Uni<Countries> countries();

    @GET
    @Path("/mechanism/status")
    Uni<MechanismStatus> status(@RestQuery String country);

    @GET
    @Path("/statistics/releases")
    Uni<ReleaseList> releases(@RestQuery String country, @RestQuery int limit);

    @GET
    @Path("/statistics/{country}/{quarter}")
    Uni<Statistics> statistics(@RestPath String country, @RestPath String quarter);
}
