package org.palermo.portal.tip;

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
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.TipReceipt;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.PublicPageCookies;
import org.palermo.portal.words.Words;

/// The public page on which anybody sends a tip to labour inspection, without an account. What is typed is in no address, and the portal
/// does not store it. The answer to the form deletes the cookies of the page, so that nothing stays in the browser.
@Path("/portal/tip")
@Produces(MediaType.TEXT_HTML)
class TipResource {
    private static final String KEY = "publicTip.";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance tip(Frame frame, TipPage page);

        static native TemplateInstance tipSent(Frame frame, TipReceipt receipt);
    }

    private final PortalGateway gateway;
    private final Frames frames;
    private final FailurePages failures;
    private final Words words;
    private final PublicPageCookies cookies;

    TipResource(PortalGateway gateway, Frames frames, FailurePages failures, Words words, PublicPageCookies cookies) {
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
                ? page(RestResponse.Status.OK, frame, countries.value(), TipForm.EMPTY, null, List.of())
                : failures.page(Failure.AWAY));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> send(@RestForm String country, @RestForm String what, @RestForm String place,
            @RestForm String placeKind, @RestForm String concern, @RestForm String day, @RestForm String month, @RestForm String year,
            @RestForm String dangerNow, @RestForm String contact, @Context RoutingContext request) {
        Frame frame = frames.open();
        TipForm form = TipForm.of(country, what, place, placeKind, concern, day, month, year, dangerNow, contact);
        return gateway.countries().chain(countries -> {
            if (!countries.isFound()) {
                Countries known = gateway.lastCountries().including(form.country());
                return page(RestResponse.Status.SERVICE_UNAVAILABLE, frame, known, form, "notSent", List.of());
            }
            List<String> wrong = form.wrong(countries.value().items().stream().map(Countries.Country::code).toList());
            return wrong.isEmpty()
                    ? gateway.tell(form.tip(), request.request().remoteAddress().hostAddress())
                            .chain(answer -> sent(request, frame, countries.value(), form, answer))
                    : page(RestResponse.Status.BAD_REQUEST, frame, countries.value(), form, "problem", wrong);
        });
    }

    /// What was typed stays on the page until it is sent.
    private Uni<RestResponse<String>> sent(RoutingContext request, Frame frame, Countries countries, TipForm form,
            Answer<TipReceipt> answer) {
        if (!answer.isFound()) {
            return answer.isMissing() ? page(RestResponse.Status.BAD_REQUEST, frame, countries, form, "refused", List.of())
                    : page(RestResponse.Status.SERVICE_UNAVAILABLE, frame, countries, form, "away", List.of());
        }
        cookies.delete(request);
        return Templates.tipSent(frame, answer.value()).setLocale(frame.language().locale()).createUni()
                .map(RestResponse::ok);
    }

    private Uni<RestResponse<String>> page(RestResponse.Status status, Frame frame, Countries countries, TipForm form, String problem,
            List<String> wrong) {
        Language language = frame.language();
        List<TipPage.Option> offered = countries.items().stream()
                .map(country -> new TipPage.Option(country.code(), country.nameIn(language.tag()), country.code().equals(form.country())))
                .toList();
        TipPage page = new TipPage(offered, options(language, "code.TipPlaceKind.", TipForm.PLACE_KINDS, form.placeKind()),
                options(language, KEY + "concern.", TipForm.CONCERNS, form.concern()), form,
                problem == null ? null : words.say(language, KEY + problem), wrong);
        return Templates.tip(frame, page).setLocale(language.locale()).createUni()
                .map(html -> RestResponse.ResponseBuilder.create(status, html).build());
    }

    private List<TipPage.Option> options(Language language, String prefix, List<String> codes, String chosen) {
        return codes.stream().map(code -> new TipPage.Option(code, words.say(language, prefix + code), code.equals(chosen))).toList();
    }
}
