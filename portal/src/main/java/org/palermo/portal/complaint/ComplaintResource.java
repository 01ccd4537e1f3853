package org.palermo.portal.complaint;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.publicform.PublicForms;
import org.palermo.portal.words.Words;

/// The public page on which anybody complains about a workplace, without an account.
@Path("/portal/complaint")
@Produces(MediaType.TEXT_HTML)
class ComplaintResource {
    private final PublicForms forms;
    private final PublicComplaint complaint;

    ComplaintResource(PublicForms forms, PortalGateway gateway, Words words) {
        this.forms = forms;
        this.complaint = new PublicComplaint(gateway, words);
    }

    @GET
    @PermitAll
    public Uni<RestResponse<String>> form() {
        return forms.open(complaint);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> send(@RestForm String country, @RestForm String place, @RestForm String what, @RestForm String from,
            @RestForm String contact, @Context RoutingContext request) {
        return forms.send(complaint, ComplaintForm.of(country, place, what, from, contact), request);
    }
}
