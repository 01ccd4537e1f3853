package org.palermo.portal.gateway.notice;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.portal.gateway.PageHeaders;

/// The notices of each service. The audit does not record who reads them, so no purpose is stated.
@RegisterRestClient(configKey = "gateway")
@RegisterClientHeaders(PageHeaders.class)
@Path("/api")
interface NoticesClient {
    @GET
    @Path("/{service}/v1/notices")
    Uni<NoticePage> page(@RestHeader("Authorization") String bearer, @RestPath String service, @RestQuery String cursor,
            @RestQuery int limit);

    @PUT
    @Path("/{service}/v1/notices/{id}/read")
    Uni<Void> read(@RestHeader("Authorization") String bearer, @RestPath String service, @RestPath UUID id);

    @GET
    @Path("/{service}/v1/notices/mails")
    Uni<MailWish> mails(@RestHeader("Authorization") String bearer, @RestPath String service);

    @PUT
    @Path("/{service}/v1/notices/mails")
    Uni<MailWish> say(@RestHeader("Authorization") String bearer, @RestPath String service, MailWish wish);
}
