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
@RegisterClientHeaders(PageHeaders.class)
@ClientHeaderParam(name = Purposes.PURPOSE, value = Purposes.OVERSIGHT)
@Path("/api/inspection/v1")
interface InspectionClient {
    @GET
    @Path("/findings/summary")
    Uni<FindingsSummary> findings(@RestHeader("Authorization") String bearer, @RestQuery String country);

    @POST
    @Path("/public-complaints")
    Uni<ComplaintReceipt> complain(Complaint complaint);

    @POST
    @Path("/public-tips")
    Uni<TipReceipt> tell(Tip tip);

    @GET
    @Path("/published-findings")
    Uni<PublishedOrders> published(@RestQuery String osId, @RestQuery String language);
}
