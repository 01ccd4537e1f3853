package org.palermo.portal.desk.enforcement;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.page.Desk;

/// Leads from a finding to the form that adds evidence to it.
@Path("/portal/desk/visits/{visit}/findings/{finding}/evidence/new")
class FindingEvidence {

    @GET
    @Authenticated
    public RestResponse<Void> form(UUID visit, UUID finding) {
        return RestResponse.seeOther(URI.create(Desk.START + "/visits/" + visit + "/evidence/new?finding=" + finding));
    }
}
