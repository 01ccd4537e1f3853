package org.palermo.portal.tip;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.TipReceipt;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Language;
import org.palermo.portal.publicform.PublicForm;
import org.palermo.portal.words.Words;

/// A tip to labour inspection, as a form of the public.
class PublicTip implements PublicForm<TipForm, TipReceipt> {
    private static final String KEY = "publicTip.";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance tip(Frame frame, TipPage page);

        static native TemplateInstance tipSent(Frame frame, TipReceipt receipt);
    }

    private final PortalGateway gateway;
    private final Words words;

    PublicTip(PortalGateway gateway, Words words) {
        this.gateway = gateway;
        this.words = words;
    }

    @Override
    public TipForm empty() {
        return TipForm.EMPTY;
    }

    @Override
    public TemplateInstance page(Frame frame, Countries countries, TipForm form, String problem, List<String> wrong) {
        Language language = frame.language();
        List<TipPage.Option> offered = countries.items().stream()
                .map(country -> new TipPage.Option(country.code(), country.nameIn(language.tag()), country.code().equals(form.country())))
                .toList();
        return Templates.tip(frame, new TipPage(offered, options(language, "code.TipPlaceKind.", TipForm.PLACE_KINDS, form.placeKind()),
                options(language, KEY + "concern.", TipForm.CONCERNS, form.concern()), form,
                problem == null ? null : words.say(language, KEY + problem), wrong));
    }

    private List<TipPage.Option> options(Language language, String prefix, List<String> codes, String chosen) {
        return codes.stream().map(code -> new TipPage.Option(code, words.say(language, prefix + code), code.equals(chosen))).toList();
    }

    @Override
    public Uni<Answer<TipReceipt>> send(Frame frame, TipForm form) {
        return gateway.tell(form.tip());
    }

    @Override
    public TemplateInstance received(Frame frame, TipReceipt receipt) {
        return Templates.tipSent(frame, receipt);
    }
}
