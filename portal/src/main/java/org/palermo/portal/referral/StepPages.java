package org.palermo.portal.referral;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Pages;

/// Shows the page of a step.
@ApplicationScoped
class StepPages {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance referAbout(Frame frame, StepPage page);

        static native TemplateInstance referPerson(Frame frame, StepPage page);

        static native TemplateInstance referContact(Frame frame, StepPage page);
    }

    private final PortalGateway gateway;

    StepPages(PortalGateway gateway) {
        this.gateway = gateway;
    }

    Uni<RestResponse<String>> shown(Frame frame, StepPage page) {
        return filled(page).chain(filled -> Pages.ok(frame, html(frame, filled)));
    }

    Uni<RestResponse<String>> again(Frame frame, StepPage page) {
        Frame own = frame.from(page.address());
        return filled(page).chain(filled -> Pages.again(own, html(own, filled)));
    }

    private static TemplateInstance html(Frame frame, StepPage page) {
        return switch (page.step()) {
            case ABOUT -> Templates.referAbout(frame, page);
            case PERSON -> Templates.referPerson(frame, page);
            case CONTACT -> Templates.referContact(frame, page);
        };
    }

    private Uni<StepPage> filled(StepPage page) {
        return page.step() == Step.ABOUT
                ? gateway.countries().map(answer -> page.in(answer.isFound() ? answer.value().items() : List.<Countries.Country>of()))
                : Uni.createFrom().item(page);
    }
}
