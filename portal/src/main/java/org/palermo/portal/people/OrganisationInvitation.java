package org.palermo.portal.people;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/// Leads from the people of an organisation to the form that invites somebody there.
@Path("/portal/desk/organisations/{organisation}/people/invite")
class OrganisationInvitation {

    @GET
    @Authenticated
    public RestResponse<Void> form(UUID organisation) {
        return RestResponse.seeOther(URI.create(InvitationsResource.START + "?agency=" + organisation));
    }
}
