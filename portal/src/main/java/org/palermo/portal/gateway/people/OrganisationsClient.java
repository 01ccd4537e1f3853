package org.palermo.portal.gateway.people;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.portal.gateway.PageHeaders;
import org.palermo.portal.gateway.Purposes;

/// The register of organisations.
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders(PageHeaders.class)
@ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
@Path("/api/nrm/v1/providers")
interface OrganisationsClient {
    @GET
    @Path("/{id}")
    Uni<Organisation> get(@RestHeader("Authorization") String bearer, UUID id);
}
