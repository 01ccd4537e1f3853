package org.palermo.portal.tip;

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

/// The public page on which anybody sends a tip to labour inspection, without an account.
@Path("/portal/tip")
@Produces(MediaType.TEXT_HTML)
class TipResource {
    private final PublicForms forms;
    private final PublicTip tip;

    TipResource(PublicForms forms, PortalGateway gateway, Words words) {
        this.forms = forms;
        this.tip = new PublicTip(gateway, words);
    }

    @GET
    @PermitAll
    public Uni<RestResponse<String>> form() {
        return forms.open(tip);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> send(@RestForm String country, @RestForm String what, @RestForm String place,
            @RestForm String placeKind, @RestForm String concern, @RestForm String day, @RestForm String month, @RestForm String year,
            @RestForm String dangerNow, @RestForm String contact, @Context RoutingContext request) {
        return forms.send(tip, TipForm.of(country, what, place, placeKind, concern, day, month, year, dangerNow, contact), request);
    }
}
