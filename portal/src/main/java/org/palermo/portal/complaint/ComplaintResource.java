package org.palermo.portal.complaint;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.ComplaintReceipt;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.PublicPageCookies;
import org.palermo.portal.words.Words;

/// Anybody complains about a workplace here, without an account. What is typed is in no address and is not stored by the portal. The
/// answer to the form deletes the cookies of the page, so that nothing stays in the browser.
@Path("/portal/complaint")
@Produces(MediaType.TEXT_HTML)
class ComplaintResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance complaint(Frame frame, List<Countries.Country> countries, ComplaintForm form, String problem,
                List<String> wrong);

        static native TemplateInstance complaintSent(Frame frame, String reference);
    }

    private final PortalGateway gateway;
    private final Frames frames;
    private final FailurePages failures;
    private final Words words;
    private final PublicPageCookies cookies;

    ComplaintResource(PortalGateway gateway, Frames frames, FailurePages failures, Words words, PublicPageCookies cookies) {
        this.gateway = gateway;
        this.frames = frames;
        this.failures = failures;
        this.words = words;
        this.cookies = cookies;
    }

    @GET
    @PermitAll
    public Uni<RestResponse<String>> form() {
        Frame frame = frames.open();
        return gateway.countries().chain(countries -> countries.isFound()
                ? page(RestResponse.Status.OK, frame, countries.value(), ComplaintForm.EMPTY, null, List.of())
                : failures.page(Failure.AWAY));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> send(@RestForm String country, @RestForm String place, @RestForm String what, @RestForm String from,
            @RestForm String contact, @Context RoutingContext request) {
        Frame frame = frames.open();
        ComplaintForm form = ComplaintForm.of(country, place, what, from, contact);
        return gateway.countries().chain(countries -> {
            if (!countries.isFound()) {
                Countries known = gateway.lastCountries().including(form.country());
                return page(RestResponse.Status.SERVICE_UNAVAILABLE, frame, known, form, "notSent", List.of());
            }
            List<String> wrong = form.wrong(countries.value().items().stream().map(Countries.Country::code).toList());
            return wrong.isEmpty()
                    ? gateway.complain(form.complaint(frame.language().tag().substring(0, 2)),
                                    request.request().remoteAddress().hostAddress())
                            .chain(answer -> sent(request, frame, countries.value(), form, answer))
                    : page(RestResponse.Status.BAD_REQUEST, frame, countries.value(), form, "problem", wrong);
        });
    }

    /// What was typed stays on the page until it is sent.
    private Uni<RestResponse<String>> sent(RoutingContext request, Frame frame, Countries countries, ComplaintForm form,
            Answer<ComplaintReceipt> answer) {
        if (!answer.isFound()) {
            return answer.isMissing() ? page(RestResponse.Status.BAD_REQUEST, frame, countries, form, "refused", List.of())
                    : page(RestResponse.Status.SERVICE_UNAVAILABLE, frame, countries, form, "away", List.of());
        }
        cookies.delete(request);
        return Templates.complaintSent(frame, answer.value().reference()).setLocale(frame.language().locale()).createUni()
                .map(RestResponse::ok);
    }

    /// @param problem why it was not sent, as the last part of a key of the words; null when it was not tried
    private Uni<RestResponse<String>> page(RestResponse.Status status, Frame frame, Countries countries, ComplaintForm form, String problem,
            List<String> wrong) {
        String said = problem == null ? "" : words.say(frame.language(), "publicComplaint." + problem);
        return Templates.complaint(frame, countries.items(), form, said, wrong).setLocale(frame.language().locale()).createUni()
                .map(page -> RestResponse.ResponseBuilder.create(status, page).build());
    }
}
