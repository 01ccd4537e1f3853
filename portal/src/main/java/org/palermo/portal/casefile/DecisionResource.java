package org.palermo.portal.casefile;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.CaseGateway;
import org.palermo.portal.gateway.Decided;
import org.palermo.portal.gateway.Roles;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

/// A decision of the competent authority. If it can't be made, the form comes back with the typed text and the current state
/// of the file.
@Path("/portal/cases/{id}/{decision:reasonable-grounds|conclusive-grounds}")
@Produces(MediaType.TEXT_HTML)
class DecisionResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance decide(Frame frame, DecisionPage page);
    }

    private final CaseGateway cases;
    private final Frames frames;
    private final Pages pages;
    private final CurrentReader reader;

    DecisionResource(CaseGateway cases, Frames frames, Pages pages, CurrentReader reader) {
        this.cases = cases;
        this.frames = frames;
        this.pages = pages;
        this.reader = reader;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(UUID id, String decision) {
        DecisionForm blank = DecisionForm.blank(Decidable.of(decision));
        return reader.get().chain(person -> {
            if (!person.hasRole(Roles.COMPETENT_AUTHORITY)) {
                throw new ForbiddenException();
            }
            Frame frame = frames.of(person);
            return cases.get(person, id).chain(answer -> pages.found(answer, file -> Pages.ok(frame, Templates.decide(frame, DecisionPage.of(file, blank)))));
        });
    }

    /// Also open when the session has ended, so that the typed reasons are not lost: the answer returns them to the sender
    /// only.
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> decide(UUID id, String decision, MultivaluedMap<String, String> sent) {
        DecisionForm form = DecisionForm.of(Decidable.of(decision), sent);
        return reader.orNobody().chain(person -> {
            if (person.isEmpty()) {
                Frame frame = frames.open();
                return Pages.again(frame, Templates.decide(frame, DecisionPage.without(id, form.not(new Decided.Not(Decided.Why.SIGNED_OUT, List.of())))));
            }
            return form.why() == null ? decided(person.get(), id, form) : again(person.get(), id, form);
        });
    }

    private Uni<RestResponse<String>> decided(SecurityIdentity person, UUID id, DecisionForm form) {
        return cases.decide(person, id, form.version(), form.key(), form.made()).chain(decided -> switch (decided) {
            case Decided.Made _ -> Uni.createFrom().item(RestResponse.seeOther(URI.create("/portal/cases/" + id)));
            case Decided.Not not -> again(person, id, form.not(not));
        });
    }

    private Uni<RestResponse<String>> again(SecurityIdentity person, UUID id, DecisionForm form) {
        Frame frame = frames.of(person);
        return cases.get(person, id).chain(answer -> Pages.again(frame, Templates.decide(frame, answer.isFound() ? DecisionPage.of(answer.value(), form) : DecisionPage.without(id, form))));
    }
}
