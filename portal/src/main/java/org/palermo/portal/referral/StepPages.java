package org.palermo.portal.referral;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.IndicatorNames;
import org.palermo.portal.desk.IndicatorNames.Indicator;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.CodeName;
import org.palermo.portal.words.CodeNames;
import org.palermo.portal.words.Words;

/// Shows the page of a step.
@ApplicationScoped
class StepPages {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance referAbout(Frame frame, StepPage page);

        static native TemplateInstance referPerson(Frame frame, StepPage page, List<CodeName> nationalities, List<CodeName> languages,
                List<CodeName> kept);

        static native TemplateInstance referContact(Frame frame, StepPage page);
    }

    private final PortalGateway gateway;
    private final IndicatorNames indicators;
    private final Words words;
    private final CodeNames names;

    StepPages(PortalGateway gateway, IndicatorNames indicators, Words words) {
        this.gateway = gateway;
        this.indicators = indicators;
        this.words = words;
        this.names = words.codes();
    }

    Uni<RestResponse<String>> shown(SecurityIdentity person, Frame frame, StepPage page) {
        return filled(person, frame, page).chain(filled -> Pages.ok(frame, html(frame, filled)));
    }

    /// @param person null when the session has ended
    Uni<RestResponse<String>> again(SecurityIdentity person, Frame frame, StepPage page) {
        Frame own = frame.from(page.address());
        return filled(person, own, page).chain(filled -> Pages.again(own, html(own, filled)));
    }

    private TemplateInstance html(Frame frame, StepPage page) {
        return switch (page.step()) {
            case ABOUT -> Templates.referAbout(frame, page);
            case PERSON -> Templates.referPerson(frame, page, names.countries(frame.language()), names.languages(frame.language()),
                    page.keptLanguages().stream().map(tag -> new CodeName(tag, names.language(tag, frame.language()))).toList());
            case CONTACT -> Templates.referContact(frame, page);
        };
    }

    private Uni<StepPage> filled(SecurityIdentity person, Frame frame, StepPage page) {
        return switch (page.step()) {
            case ABOUT -> gateway.countries()
                    .map(answer -> page.in(answer.isFound() ? answer.value().items() : List.<Countries.Country>of()));
            case PERSON -> Uni.createFrom().item(page);
            case CONTACT -> listed(person, frame.language())
                    .map(listed -> page.offering(IndicatorGroup.of(listed, page.typed().indicators(), words, frame.language())));
        };
    }

    /// The texts of the indicators that were ticked, in the order of the published list; their codes while that can't be read.
    Uni<List<String>> ticked(SecurityIdentity person, Language language, TypedReferral typed) {
        return typed.indicators().isEmpty() ? Uni.createFrom().item(List.of()) : listed(person, language).map(listed -> {
            List<String> texts = listed.stream().filter(one -> typed.indicators().contains(one.code())).map(Indicator::text).toList();
            return texts.size() == typed.indicators().size() ? texts : typed.indicators();
        });
    }

    private Uni<List<Indicator>> listed(SecurityIdentity person, Language language) {
        return person == null ? Uni.createFrom().item(List.of()) : indicators.listed(person, language);
    }
}
