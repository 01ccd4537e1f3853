package org.palermo.portal.publicform;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.PublicPageCookies;

/// Shows and sends the forms of the public. What is typed is in no address, and the portal stores it no longer than until the browser has
/// fetched the page that answers ({@link org.palermo.portal.kept}): it stays on the page until it is sent, also while a service is away.
/// The answer to a form that was sent deletes the cookies of the page, so that nothing stays in the browser.
@ApplicationScoped
public class PublicForms {
    private final PortalGateway gateway;
    private final Frames frames;
    private final FailurePages failures;
    private final PublicPageCookies cookies;

    PublicForms(PortalGateway gateway, Frames frames, FailurePages failures, PublicPageCookies cookies) {
        this.gateway = gateway;
        this.frames = frames;
        this.failures = failures;
        this.cookies = cookies;
    }

    public <F extends TypedForm> Uni<RestResponse<String>> open(PublicForm<F, ?> kind) {
        Frame frame = frames.open();
        return gateway.countries().chain(countries -> countries.isFound()
                ? html(RestResponse.Status.OK, frame, kind.page(frame, countries.value(), kind.empty(), null, List.of()))
                : failures.page(Failure.AWAY));
    }

    public <F extends TypedForm, R> Uni<RestResponse<String>> send(PublicForm<F, R> kind, F form, RoutingContext request) {
        Frame frame = frames.open();
        return gateway.countries().chain(countries -> {
            if (!countries.isFound()) {
                Countries known = gateway.lastCountries().including(form.country());
                return html(RestResponse.Status.SERVICE_UNAVAILABLE, frame, kind.page(frame, known, form, "notSent", List.of()));
            }
            List<String> wrong = form.wrong(countries.value().items().stream().map(Countries.Country::code).toList());
            return wrong.isEmpty()
                    ? kind.send(frame, form).chain(answer -> answered(kind, frame, countries.value(), form, answer, request))
                    : html(RestResponse.Status.BAD_REQUEST, frame, kind.page(frame, countries.value(), form, "problem", wrong));
        });
    }

    private <F extends TypedForm, R> Uni<RestResponse<String>> answered(PublicForm<F, R> kind, Frame frame, Countries countries, F form,
            Answer<R> answer, RoutingContext request) {
        if (answer.isFound()) {
            cookies.delete(request);
            return html(RestResponse.Status.OK, frame, kind.received(frame, answer.value()));
        }
        return answer.isMissing()
                ? html(RestResponse.Status.BAD_REQUEST, frame, kind.page(frame, countries, form, "refused", List.of()))
                : html(RestResponse.Status.SERVICE_UNAVAILABLE, frame, kind.page(frame, countries, form, "away", List.of()));
    }

    private static Uni<RestResponse<String>> html(RestResponse.Status status, Frame frame, TemplateInstance page) {
        return page.setLocale(frame.language().locale()).createUni()
                .map(html -> RestResponse.ResponseBuilder.create(status, html).build());
    }
}
