package org.palermo.portal.complaint;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.ComplaintReceipt;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.publicform.PublicForm;
import org.palermo.portal.words.Words;

/// A complaint about a workplace, as a form of the public.
class PublicComplaint implements PublicForm<ComplaintForm, ComplaintReceipt> {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance complaint(Frame frame, List<Countries.Country> countries, ComplaintForm form, String problem,
                List<String> wrong);

        static native TemplateInstance complaintSent(Frame frame, String reference);
    }

    private final PortalGateway gateway;
    private final Words words;

    PublicComplaint(PortalGateway gateway, Words words) {
        this.gateway = gateway;
        this.words = words;
    }

    @Override
    public ComplaintForm empty() {
        return ComplaintForm.EMPTY;
    }

    @Override
    public TemplateInstance page(Frame frame, Countries countries, ComplaintForm form, String problem, List<String> wrong) {
        String said = problem == null ? "" : words.say(frame.language(), "publicComplaint." + problem);
        return Templates.complaint(frame, countries.items(), form, said, wrong);
    }

    @Override
    public Uni<Answer<ComplaintReceipt>> send(Frame frame, ComplaintForm form) {
        return gateway.complain(form.complaint(frame.language().tag().substring(0, 2)));
    }

    @Override
    public TemplateInstance received(Frame frame, ComplaintReceipt receipt) {
        return Templates.complaintSent(frame, receipt.reference());
    }
}
