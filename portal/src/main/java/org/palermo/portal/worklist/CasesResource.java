package org.palermo.portal.worklist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CasePage;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

@Path("/portal/cases")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class CasesResource {
    private static final int ROWS = 25;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance cases(Frame frame, Worklist worklist);
    }

    private final PortalGateway gateway;
    private final Frames frames;
    private final Pages pages;
    private final SecurityIdentity person;

    CasesResource(PortalGateway gateway, Frames frames, Pages pages, SecurityIdentity person) {
        this.gateway = gateway;
        this.frames = frames;
        this.pages = pages;
        this.person = person;
    }

    @GET
    public Uni<RestResponse<String>> cases(@RestQuery("due") String wanted, @RestQuery String cursor) {
        return list(Due.parse(wanted, Due.choices(person)), cursor, null);
    }

    /// Redirects to the file with this reference. The reference is sent in the body, because addresses are written to logs.
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> called(@RestForm String reference) {
        if (reference == null || reference.isBlank()) {
            return list(Due.ALL, null, "");
        }
        return gateway.called(person, reference.strip()).chain(answer -> answer.isMissing()
                ? list(Due.ALL, null, reference)
                : pages.found(answer, file -> Uni.createFrom().item(RestResponse.seeOther(URI.create(Worklist.address(file.id()))))));
    }

    /// @param unknown the reference that was not found, or null
    private Uni<RestResponse<String>> list(Due due, String cursor, String unknown) {
        List<Due> choices = Due.choices(person);
        Frame frame = frames.of(person);
        Uni<Answer<CasePage>> list = due == Due.MINE ? gateway.assigned(person, cursor, ROWS) : gateway.worklist(person, due.code(), null, cursor, ROWS);
        return Uni.combine().all().unis(list, gateway.countries()).asTuple()
                .chain(both -> pages.found(both.getItem1(), page -> {
                    TemplateInstance html = Templates.cases(frame, Worklist.of(page, due, choices, cursor, both.getItem2(), frame.language(), unknown));
                    return unknown == null ? Pages.ok(frame, html) : Pages.again(frame, html);
                }));
    }
}
