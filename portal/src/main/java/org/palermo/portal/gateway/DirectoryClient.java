package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/// The public directory of services, in the form of HSDS. What it says is kept for all readers, so the calls have no reader's address.
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders
@Path("/hsds/v3.1")
interface DirectoryClient {
    @GET
    @Path("/services")
    Uni<DirectoryPage> services(@RestQuery("taxonomy_id") String taxonomy, @RestQuery boolean full, @RestQuery("per_page") int rows,
            @RestQuery int page);
}
