package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The operations of the mechanism that each reader asks for herself; [PublicClient] has those whose answers are kept for all.
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders(PageHeaders.class)
@Path("/api/nrm/v1")
interface MechanismClient {
    /// @param step `DAYS`, `WEEKS` or `MONTHS`
    @GET
    @Path("/mechanism/status/series")
    Uni<MechanismSeries> series(@RestQuery String country, @RestQuery String from, @RestQuery String until, @RestQuery String step);

    @GET
    @Path("/statistics/releases")
    Uni<ReleaseList> releases(@RestQuery String country, @RestQuery int limit);

    @GET
    @Path("/statistics-releases/{id}")
    @ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
    Uni<Statistics> release(@RestHeader("Authorization") String bearer, @RestPath String id);
}
